"""The books: SQLModel, SQLAlchemy and Alembic live here only."""
