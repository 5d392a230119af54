"""Mail: out by SMTP or as files."""
