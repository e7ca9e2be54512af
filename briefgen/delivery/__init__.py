"""Delivery: finished files go to a folder or out by mail. What was delivered is remembered elsewhere."""
