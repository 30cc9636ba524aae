# runs on: cpython
# needs: sqlalchemy
from sqlalchemy import create_engine
from sqlalchemy.exc import IntegrityError, PendingRollbackError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session
from sqlalchemy.orm import mapped_column
from sqlalchemy.orm.exc import DetachedInstanceError
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)

for expire in (True, False):
    with Session(engine, expire_on_commit=expire) as session:
        user = User(name=f"user {expire}")
        session.add(user)
        session.commit()
    try:
        print("expire_on_commit", expire, "->", user.name)
    except DetachedInstanceError as error:
        print("expire_on_commit", expire, "->", type(error).__name__)

with Session(engine) as session:
    session.add(User(name="user True"))
    for action in (session.flush, session.commit, session.rollback):
        try:
            action()
            print(action.__name__, "works")
        except (IntegrityError, PendingRollbackError) as error:
            print(action.__name__, "->", type(error).__name__)
