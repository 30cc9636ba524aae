# runs on: cpython
# needs: sqlalchemy
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session
from sqlalchemy.orm import joinedload, mapped_column
from sqlalchemy.orm import raiseload, relationship
class Base(DeclarativeBase): pass
class Author(Base):
    __tablename__ = "author"
    id: Mapped[int] = mapped_column(primary_key=True)
    books: Mapped[list["Book"]] = relationship()
    prizes: Mapped[list["Prize"]] = relationship()
class Owned:
    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id"))
class Book(Owned, Base): __tablename__ = "book"
class Prize(Owned, Base): __tablename__ = "prize"
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Author(books=[Book() for _ in range(20)],
                       prizes=[Prize() for _ in range(30)]))
    session.commit()
    joins = [joinedload(Author.books), joinedload(Author.prizes)]
    rows = session.connection().execute(select(Author).options(*joins))
    print("rows for one author:", len(rows.all()))
with Session(engine) as session:
    author = session.get(Author, 1, options=[raiseload("*")])
    try:
        author.books
    except InvalidRequestError as error:
        print(error)
