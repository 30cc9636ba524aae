# runs on: cpython
# needs: psycopg, postgresql
import os

import psycopg

SETUP = """
CREATE TABLE bill (id, tenant) AS VALUES (1, 1), (2, 2);
CREATE ROLE shop_owner; CREATE ROLE shop_web;
ALTER TABLE bill OWNER TO shop_owner;
GRANT SELECT, INSERT ON bill TO shop_web;
CREATE POLICY own_rows ON bill USING (
    tenant = NULLIF(current_setting('app.tenant', true), '')::int)"""

with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    def sees(role, tenant=""):
        connection.execute(
            "SELECT set_config('role', %s, true),"
            " set_config('app.tenant', %s, true)", [role, tenant])
        query = "SELECT id FROM bill ORDER BY id"
        return [number for number, in connection.execute(query)]

    connection.execute(SETUP)
    for how in "ENABLE", "FORCE":
        connection.execute(f"ALTER TABLE bill {how} ROW LEVEL SECURITY")
        for role in "shop_web", "shop_owner", "none":
            print(how, role, sees(role, tenant="1"))
    print("unset", sees("shop_web"), "tenant 2", sees("shop_web", "2"))
    try:
        connection.execute("INSERT INTO bill VALUES (3, 1)")
    except psycopg.errors.InsufficientPrivilege:
        print("writing a row of tenant 1: refused")
    connection.rollback()  # the roles go as well
