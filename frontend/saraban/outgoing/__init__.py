"""Letters that were sent: their page, their cancellation, letters written elsewhere."""
