"""The register of bookings (รายการจอง)."""
