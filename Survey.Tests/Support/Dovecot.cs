using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Survey.Tests.Support;

/// <summary>
/// Debian's IMAP server at a loopback port, with one empty mailbox. If it is missing, the test is ignored; in CI it fails.
/// </summary>
internal sealed class Dovecot : IDisposable
{
    public const string User = "bounces";

    public const string Password = "s3cret";

    // The server ends when its standard input is closed, and leaves nothing behind.
    private const string Script =
        """
        dir=$(mktemp -d /tmp/survey-dovecot-XXXXXX)
        server=
        trap '[ -z "$server" ] || { kill $server; wait $server; } 2>/dev/null; rm -rf "$dir"' EXIT
        trap 'exit 1' HUP INT TERM
        mkdir "$dir/mail" "$dir/home"
        printf 'bounces:{PLAIN}s3cret::::::\n' >"$dir/users"
        printf '%s\n' "$3" >"$dir/tls.pem"
        if [ -n "$3" ]; then plain=0 secure=$2 tls=required; else plain=$2 secure=0 tls=no; fi
        cat >"$dir/conf" <<CONF
        protocols = imap
        listen = 127.0.0.1
        base_dir = $dir/run
        state_dir = $dir/state
        log_path = $dir/log
        ssl = $tls
        ${3:+ssl_cert = <$dir/tls.pem}
        ${3:+ssl_key = <$dir/tls.pem}
        disable_plaintext_auth = no
        mail_location = maildir:$dir/mail
        default_internal_user = $(id -un)
        default_login_user = $(id -un)
        default_internal_group = $(id -gn)
        first_valid_uid = 1
        passdb {
          driver = passwd-file
          args = username_format=%u $dir/users
        }
        userdb {
          driver = static
          args = uid=$(id -u) gid=$(id -g) home=$dir/home
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = $plain
          }
          inet_listener imaps {
            port = $secure
            ssl = yes
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        CONF
        "$1/dovecot" -F -c "$dir/conf" >&2 &
        server=$!
        cat >/dev/null
        """;

    private readonly Process _process;

    private Dovecot(Process process, int port) => (_process, Port) = (process, port);

    /// <summary>The server's port at 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts the server, and waits until it answers.</summary>
    /// <param name="certificate">With a certificate and its key (PEM), the server speaks only TLS, from the first byte.</param>
    public static async Task<Dovecot> Start(string certificate = "")
    {
        var programs = ExternalTool.FindFolder("dovecot", "/usr/sbin");
        var port = FindPort();
        string[] script = ["sh", "-c", Script, "sh", programs, port.ToString(CultureInfo.InvariantCulture), certificate];

        // Mailboxes of root are refused.
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. script]
            : script;
        var server = new Dovecot(
            Process.Start(new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = "/",
                UseShellExecute = false,
                RedirectStandardInput = true,
            })!,
            port);
        for (var attempt = 0; !await server.Answers(); attempt++)
        {
            attempt.ShouldBeLessThan(100, "dovecot does not answer");
            await Task.Delay(100);
        }

        return server;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<bool> Answers()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
