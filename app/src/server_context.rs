//! What a server function finds around it: the hall, and who is calling.
