using System.CommandLine;
using System.Globalization;
using Survey.Collecting.Accounts;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage.Accounts;

namespace Survey.Cli.Commands;

/// <summary><c>survey user</c></summary>
internal static class UserCommand
{
    // Anybody who can write the store's file counts as the operator of the service.
    private static readonly Actor Operator = new(ActorRole.Operator, "survey user");

    private static readonly Argument<string> Name = new Argument<string>("NAME")
    {
        Description = "The name that the account signs in with.",
    }.RefuseEmpty();

    private static readonly Option<string> Role = new Option<string>("--role")
    {
        Description = "coordinator runs rounds; analyst reads.",
        Required = true,
    }.RefuseEmpty();

    private static readonly Option<bool> PasswordFromInput = new("--password-stdin")
    {
        Description =
            "Read the password from standard input. Without this option, a terminal asks for it; "
            + "otherwise a password is generated and printed.",
    };

    static UserCommand() => Role.AcceptOnly([.. Account.Roles.Select(role => role.ToCode())]);

    public static Command Create(StoreOption store, Terminal terminal)
    {
        var add = new Command("add", "Adds an account. Example: survey user add jane --role coordinator") { Name, Role, PasswordFromInput };
        add.SetAction(
            async (parsed, cancellationToken) =>
            {
                var (password, isMade) = GetPassword(parsed, terminal);
                var role = ActorRoles.Find(parsed.GetRequiredValue(Role))!.Value;
                var outcome = await Open(parsed, store, create: true)
                    .Add(parsed.GetRequiredValue(Name), role, password, Operator, cancellationToken);
                return Print(
                    outcome,
                    terminal.Texts.Fill("user.added", ("name", parsed.GetRequiredValue(Name)), ("role", role.ToCode())),
                    isMade ? password : null,
                    terminal);
            }
        );
        var list = new Command("list", "Lists all accounts.");
        list.SetAction(
            async (parsed, cancellationToken) =>
            {
                foreach (var account in await Open(parsed, store, create: false).GetAll(cancellationToken))
                {
                    var since = terminal.Texts.Fill("user.since", ("day", Day(account.CreatedAt)));
                    var disabled = account.DisabledAt is { } moment
                        ? $"\t{terminal.Texts.Fill("user.disabled-since", ("day", Day(moment)))}"
                        : "";
                    terminal.Output.WriteLine($"{account.Name}\t{account.Role.ToCode()}\t{since}{disabled}");
                }

                return ExitCodes.Done;
            }
        );
        var disable = new Command(
            "disable",
            "Prevents an account from signing in, ends its sessions and revokes its tokens. Its entries in the audit trail are kept.")
        {
            Name,
        };
        disable.SetAction(
            async (parsed, cancellationToken) =>
                Print(
                    await Open(parsed, store, create: false).Disable(parsed.GetRequiredValue(Name), Operator, cancellationToken),
                    terminal.Texts.Fill("user.disabled", ("name", parsed.GetRequiredValue(Name))),
                    made: null,
                    terminal));
        var reset = new Command(
            "reset",
            "Gives an account a new password, ends its sessions and revokes its tokens; a disabled account can sign in again.")
        {
            Name,
            PasswordFromInput,
        };
        reset.SetAction(
            async (parsed, cancellationToken) =>
            {
                var (password, isMade) = GetPassword(parsed, terminal);
                var outcome = await Open(parsed, store, create: false)
                    .Reset(parsed.GetRequiredValue(Name), password, Operator, cancellationToken);
                return Print(
                    outcome,
                    terminal.Texts.Fill("user.reset", ("name", parsed.GetRequiredValue(Name))),
                    isMade ? password : null,
                    terminal);
            }
        );
        return new Command("user", "Accounts of coordinators and analysts. Secretariats and chairs need none: they have links.")
        {
            add,
            list,
            disable,
            reset,
        };
    }

    private static AccountDesk Open(ParseResult parsed, StoreOption store, bool create) => new(store.Open(parsed, create));

    private static (string Password, bool IsMade) GetPassword(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(PasswordFromInput))
        {
            return (terminal.Input.ReadLine() ?? throw UsageException.Of("user.no-password"), false);
        }

        if (!terminal.IsInputInteractive)
        {
            return (AccountDesk.NewPassword(), true);
        }

        terminal.Error.Write(terminal.Texts["user.password"]);
        var password = terminal.ReadUnseen();
        terminal.Error.Write(terminal.Texts["user.password-again"]);
        return terminal.ReadUnseen() == password ? (password, false) : throw UsageException.Of("user.passwords-differ");
    }

    private static int Print(Outcome<Account> outcome, string done, string? made, Terminal terminal)
    {
        ProblemPrinter.Print(outcome, terminal, terminal.Texts["nothing.changed"]);
        if (!outcome.Succeeded)
        {
            return ExitCodes.Problems;
        }

        terminal.Error.WriteLine(done);
        if (made is not null)
        {
            terminal.Error.WriteLine(terminal.Texts["user.password-made"]);
            terminal.Output.WriteLine(made);
        }

        return ExitCodes.Done;
    }

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
