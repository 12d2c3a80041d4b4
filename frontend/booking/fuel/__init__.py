"""ใบสั่งจ่ายน้ำมัน: asking, approving, filling."""
