# runs on: cpython
# needs: sqlalchemy
from sqlalchemy import create_engine, event, select, text
from sqlalchemy.orm import DeclarativeBase, Mapped, Session
from sqlalchemy.orm import mapped_column
class Base(DeclarativeBase): pass
class User(Base):
    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
engine = create_engine("sqlite:///users.db")
Base.metadata.create_all(engine)
sent = []
@event.listens_for(engine, "before_cursor_execute")
def record(conn, cursor, statement, *rest):
    sent.append(statement.split()[0])
def show(step):
    print(f"{step:12}", ", ".join(sent) or "no SQL")
    sent.clear()
with Session(engine) as session:
    user = User(name="Ann")
    session.add(user); show("add")
    session.flush(); show("flush")
    with engine.connect() as other:
        query = text("SELECT count(*) FROM user")
        print("id", user.id, "| others see", other.scalar(query))
    sent.clear(); session.commit(); show("commit")
    user.name; show("attribute")
    print("same object:", session.get(User, 1) is user); show("get")
    user.name = "Bea"; show("assign")
    found = session.scalars(select(User)).one(); show("query")
    print("same object:", found is user)
