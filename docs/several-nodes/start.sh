#!/bin/sh
# Starts the example of docs/operations.md, "Several nodes": a PostgreSQL primary server with a synchronous standby, two nodes and nginx,
# all on this machine. It needs the program survey on the path, nginx, openssl and PostgreSQL. Everything is in a temporary folder, and
# ends and is removed with Ctrl+C, or when the standard input is closed.
set -eu

survey=${SURVEY:-survey}
postgres=${POSTGRES:-/usr/lib/postgresql/15/bin}
nginx=${NGINX:-/usr/sbin/nginx}
primary=${PRIMARY_PORT:-5441}
standby=${STANDBY_PORT:-5442}
first=${FIRST_PORT:-5081}
second=${SECOND_PORT:-5082}
proxy=${PROXY_PORT:-8080}

here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d /tmp/survey-nodes-XXXXXX)
nodes=
balancer=
end() {
    # The database servers in the way that waits for nobody.
    for file in "$dir"/*/postmaster.pid; do
        [ ! -f "$file" ] || kill -QUIT "$(head -n 1 "$file")" || true
    done
    [ -z "$balancer" ] || kill -TERM "$balancer" || true
    [ -z "$nodes" ] || kill -KILL $nodes || true
    wait
    rm -rf "$dir"
} 2>/dev/null
trap end EXIT
trap 'exit 1' HUP INT TERM

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

# Waits until a command succeeds.
wait_for() {
    attempts=600
    until "$@" >/dev/null 2>&1; do
        attempts=$((attempts - 1))
        if [ $attempts = 0 ]; then
            tail -n 20 "$dir"/*.log >&2
            exit 1
        fi
        sleep 0.1
    done
}

start_server() {
    as_postgres "$postgres/postgres" -D "$dir/$1" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
        -c cluster_name="$1" </dev/null >"$dir/$1.log" 2>&1 &
    wait_for "$postgres/pg_isready" -q -h 127.0.0.1 -p "$2"
}

chmod 755 "$dir"
for server in primary standby; do
    mkdir -m 700 "$dir/$server"
    [ "$(id -u)" != 0 ] || chown postgres "$dir/$server"
done

# The primary server, with an empty database. In this example, everybody on this machine may connect without a password.
as_postgres "$postgres/initdb" -D "$dir/primary" -U survey --auth=trust --encoding=UTF8 --data-checksums >"$dir/initdb.log"
start_server primary "$primary"
"$postgres/createdb" -h 127.0.0.1 -p "$primary" -U survey survey

# The standby, a copy that receives every change.
as_postgres "$postgres/pg_basebackup" -h 127.0.0.1 -p "$primary" -U survey -D "$dir/standby" --write-recovery-conf \
    --checkpoint=fast --create-slot --slot=standby
start_server standby "$standby"

# From now on a commit waits until the standby has it on its disk.
"$postgres/psql" -q -h 127.0.0.1 -p "$primary" -U survey survey \
    -c "ALTER SYSTEM SET synchronous_standby_names = 'standby'" -c "SELECT pg_reload_conf()" >/dev/null

# The certificate that encrypts the keys of the nodes.
openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=survey-keys -keyout "$dir/keys.pem" -out "$dir/certificate.pem" 2>/dev/null
cat "$dir/certificate.pem" >>"$dir/keys.pem"

export SURVEY_STORE="postgres://survey@127.0.0.1:$primary,127.0.0.1:$standby/survey"
export SURVEY_ADDRESS="http://127.0.0.1:$proxy"
export SURVEY_PROXIES=127.0.0.1
export SURVEY_KEYS_CERTIFICATE="$dir/keys.pem"
start_node() {
    $survey serve --urls "http://127.0.0.1:$2" </dev/null >"$dir/$1.log" 2>&1 &
    echo $! >"$dir/$1.pid"
    nodes="$nodes $!"
}

start_node first "$first"
start_node second "$second"
wait_for grep -q Serving "$dir/first.log"
wait_for grep -q Serving "$dir/second.log"

sed -e "s/127.0.0.1:5081/127.0.0.1:$first/" -e "s/127.0.0.1:5082/127.0.0.1:$second/" -e "s/127.0.0.1:8080/127.0.0.1:$proxy/" \
    "$here/nginx.conf" >"$dir/nginx.conf"
"$nginx" -e "$dir/nginx.log" -p "$dir/" -c nginx.conf -g "daemon off;" </dev/null >"$dir/nginx-start.log" 2>&1 &
balancer=$!
wait_for test -s "$dir/nginx.pid"

echo "The pages are at $SURVEY_ADDRESS, the store is $SURVEY_STORE, and the logs are in $dir."
cat >/dev/null
