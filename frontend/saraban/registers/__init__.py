"""Pages of the registers (แบบที่ 13, 14)."""
