"""Alexa's own services: reminders, and the device's settings."""
