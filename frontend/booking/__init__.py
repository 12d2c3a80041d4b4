"""Pages of booking (จองห้องและรถ)."""
