# runs on: cpython
# needs: sqlalchemy
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session
from sqlalchemy.orm import joinedload, mapped_column, relationship
from sqlalchemy.orm import selectinload
class Base(DeclarativeBase): pass
class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship()
class Book(Base):
    __tablename__ = "book"
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session, session.begin():
    session.add_all(Author(books=[Book(), Book()]) for _ in range(50))
sent = []
@event.listens_for(engine, "before_cursor_execute")
def record(conn, cursor, statement, parameters, context, many):
    sent.append(statement)
for option in (None, selectinload, joinedload):
    query = select(Author)
    if option:
        query = query.options(option(Author.books))
    with Session(engine) as session:
        sent.clear()
        authors = session.scalars(query).unique().all()
        books = sum(len(author.books) for author in authors)
        name = option.__name__ if option else "lazy"
        print(f"{name}: {books} books, {len(sent)} statements")
