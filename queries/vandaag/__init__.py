"""What is to be done today and soon: appointments, reminders, support that falls due, agenda."""
