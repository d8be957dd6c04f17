#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Qt 6.4.2's QPSQL (Debian 12) gives prepared statements names that count from 1 in every process, by PREPARE in SQL, which no
# PgBouncer follows (max_prepared_statements, since 1.21, knows those of the protocol alone). Behind PgBouncer 1.18 that pools
# transactions, an error would be expected ("prepared statement already exists"), and one comes while both clients share one
# connection to the server. With two, preparing and running may meet different ones, nothing fails, and a query returns what
# another client's statement of the same number makes of its values. Seen:
#   first client, prepared and run: made by the first of 1
#   second client, prepared: true
#   second client, run: made by the first of 2
set -eu
cd "$(mktemp -d)"
chmod 755 .
folder=$PWD
bin=/usr/lib/postgresql/15/bin
as_nobody() { if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi; }
for package in libqt6sql6-psql=6.4.2+dfsg-10 pgbouncer=1.18.0-1+deb12u1; do
    dpkg-query -W -f '${Package}=${Version}\n' "${package%%=*}" | grep -qx "$package" || { echo "wants $package"; exit 77; }
done

cat >client.cpp <<'END'
#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTextStream>
#include <QVariant>

// client FOLDER WHO VALUE: prepares a query and runs it, each when a line comes in
int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QTextStream in(stdin);
    QTextStream out(stdout);
    auto database = QSqlDatabase::addDatabase("QPSQL");
    database.setHostName(argv[1]);
    database.setPort(6432);
    database.setDatabaseName("postgres");
    if (!database.open())
        return 1;
    const bool first = QByteArray(argv[2]) == "first";
    if (first)
        database.transaction();
    in.readLine();
    QSqlQuery query(database);
    out << (query.prepare(QString("SELECT 'made by the %1 of ' || ?::text").arg(argv[2])) ? "true" : "false") << Qt::endl;
    in.readLine();
    query.addBindValue(QString(argv[3]));
    query.exec();
    query.next();
    out << query.value(0).toString() << Qt::endl;
    in.readLine();
    if (first)
        database.commit();
    out << "done" << Qt::endl;
    in.readLine();
}
END
include=/usr/include/x86_64-linux-gnu/qt6
g++ -std=c++17 -fPIC client.cpp -o client -I$include -I$include/QtCore -I$include/QtSql -lQt6Sql -lQt6Core

mkdir server
[ "$(id -u)" -ne 0 ] || chown 65534:65534 server
as_nobody $bin/initdb -D server/data -U postgres -A trust --no-sync >/dev/null
cat >pool.ini <<END
[databases]
postgres = user=postgres host=$folder/server
[pgbouncer]
auth_type = any
unix_socket_dir = $folder/server
listen_addr =
listen_port = 6432
pool_mode = transaction
default_pool_size = 2
pidfile = $folder/server/pool.pid
END
as_nobody $bin/postgres -D server/data -k "$folder/server" -c listen_addresses= -F >postgres.log 2>&1 &
as_nobody /usr/sbin/pgbouncer -q pool.ini >pool.log 2>&1 &
trap 'kill "$(cat server/pool.pid)" "$(head -n 1 server/data/postmaster.pid)"; wait' EXIT
for _ in $(seq 100); do
    psql -h "$folder/server" -p 6432 -U postgres -c 'SELECT 1' >/dev/null 2>&1 && break
    sleep 0.3
done

# lines WHO NUMBER: waits until that client has written so many
lines() {
    for _ in $(seq 300); do
        [ "$(wc -l <"$1.out")" -ge "$2" ] && return
        sleep 0.1
    done
    return 1
}
mkfifo first.in second.in
: >first.out
: >second.out
./client "$folder/server" first 1 <first.in >first.out &
./client "$folder/server" second 2 <second.in >second.out &
exec 3>first.in 4>second.in
echo >&3 # the first prepares and runs, in a transaction that goes on
echo >&3
lines first 2
echo >&4 # the second prepares, on the other connection to the server
lines second 1
echo >&3 # the first commits
lines first 3
echo >&4 # the second runs its statement
lines second 2
exec 3>&- 4>&-
{
    echo "first client, prepared and run: $(sed -n 2p first.out)"
    echo "second client, prepared: $(sed -n 1p second.out)"
    echo "second client, run: $(sed -n 2p second.out)"
} | tee said
diff - said <<'END'
first client, prepared and run: made by the first of 1
second client, prepared: true
second client, run: made by the first of 2
END
