"""Data protection in the window: the audit log, and erasing at the request of somebody."""
