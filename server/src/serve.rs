//! `hall serve`: open the hall until somebody asks it to close.

use crate::{
    clock::ShiftedClock,
    config::Config,
    http::{live::Streams, router::router, state::Hall},
    jobs,
    open::open,
    telemetry,
};
use anyhow::{Context as _, Result, bail};
use app::server_context::SessionCookie;
use axum::serve::ListenerExt;
use leptos::config::LeptosOptions;
use service::accounts;
use socket2::SockRef;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

/// How long somebody may take in nothing of what is sent to them before their connection ends.
const SLOWEST: Duration = Duration::from_mins(1);

/// Opens the hall and returns when it has closed.
pub async fn serve(config: &Config) -> Result<()> {
    telemetry::start(&config.log);
    let mut context = open(&config.data).await?;
    context.allows_fictional_ids = config.allow_test_ids;
    context.sends_mail = config.smtp_url.is_some();
    if let Some(file) = &config.test_clock {
        if config.is_secure() {
            bail!("HALL_TEST_CLOCK: a hall that people reach over https tells the true time");
        }
        context.clock = Arc::new(ShiftedClock(file.clone()));
    }
    service::items::load(&context).await?;
    service::published_answers::load(&context).await?;
    service::calendar::refresh(&context).await?;
    if let Some(token) = accounts::invite(&context).await? {
        println!("Nobody works here yet. Make the first administrator within one hour at");
        println!("{}/setup?token={token}", config.public_url);
    }
    let hall = Hall {
        context: context.clone(),
        cookie: SessionCookie { is_secure: config.is_secure() },
        public_url: config.public_url.as_str().into(),
        proxies: config.proxies.clone().into(),
        streams: Streams::default(),
        leptos: LeptosOptions::builder().output_name("hall").site_addr(config.addr).build(),
    };
    let listener = TcpListener::bind(config.addr)
        .await
        .with_context(|| format!("HALL_ADDR: cannot listen on {}", config.addr))?;
    let listener = listener.tap_io(|stream| {
        // Without this, small answers wait for Nagle's algorithm. A socket that takes no setting works without.
        drop(stream.set_nodelay(true));
        drop(SockRef::from(&*stream).set_tcp_user_timeout(Some(SLOWEST)));
    });
    let service = router(hall).into_make_service_with_connect_info::<SocketAddr>();
    let jobs = jobs::start(&context, config)?;
    tracing::info!(address = %config.addr, "the hall is open");
    let signals = context.db.signals().clone();
    let closing = async move {
        asked_to_close().await;
        // Streams would last as long as their pages are open.
        signals.close();
    };
    axum::serve(listener, service).with_graceful_shutdown(closing).await?;
    jobs.stop().await;
    context.db.close().await;
    tracing::info!("the hall is closed");
    Ok(())
}

/// Waits until the process is asked to end.
async fn asked_to_close() {
    let mut terminated =
        signal(SignalKind::terminate()).expect("a process may listen for its signals");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
