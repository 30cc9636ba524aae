# runs on: cpython
# needs: sqlalchemy
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session
from sqlalchemy.orm import mapped_column
from sqlalchemy.orm.exc import StaleDataError

class Base(DeclarativeBase): pass
class Article(Base):
    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}

engine = create_engine("sqlite:///articles.db")
Base.metadata.create_all(engine)
with Session(engine) as session, session.begin():
    session.add(Article(id=1, title="Draft"))

with Session(engine) as ann, Session(engine) as bob:
    hers, his = ann.get(Article, 1), bob.get(Article, 1)
    print("both loaded version", hers.version, his.version)
    hers.title = "Ann's title"
    ann.commit()
    his.title = "Bob's title"
    try:
        bob.commit()
    except StaleDataError as error:
        bob.rollback()
        print(type(error).__name__, "and now", his.version, his.title)
