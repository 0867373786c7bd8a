using Survey.Collecting.Accounts;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Cli.Commands;

/// <summary>
/// Runs the web service for trying it out, with two rounds: GRCP 7 of 2017, which is closed, and a copy of it that accepts
/// answers now. The copy is made in the same way as by a coordinator.
/// </summary>
internal static class DemoService
{
    private const string Round = "grcp7-try";

    private const int DaysToDeadline = 28;

    private const int DaysToClose = 42;

    private static readonly Actor Demo = new(ActorRole.Operator, "survey demo");

    private static readonly (string Name, ActorRole Role)[] Accounts =
    [
        ("coordinator", ActorRole.Coordinator),
        ("analyst", ActorRole.Analyst),
    ];

    private static readonly (string Organization, ActorRole Role)[] Links =
    [
        ("igad-rcp", ActorRole.Secretariat),
        ("igad-rcp", ActorRole.Chair),
        ("colombo-process", ActorRole.Secretariat),
        ("rcm", ActorRole.Secretariat),
    ];

    /// <summary>Prepares accounts, round and links, prints them, and serves until it is stopped.</summary>
    public static async Task<int> Run(string path, string urls, Terminal terminal, CancellationToken cancellation)
    {
        var store = StoreAddress.Open(path, terminal.Time, create: false);
        Require(await EnsureRound(store, terminal.Time, cancellation));
        var accounts = new AccountDesk(store);
        var passwords = new List<(string Name, string Password)>();
        foreach (var (name, role) in Accounts)
        {
            passwords.Add((name, await EnsureAccount(accounts, name, role, cancellation)));
        }

        var links = new List<(string Organization, ActorRole Role, string Secret)>();
        foreach (var (organization, role) in Links)
        {
            links.Add(
                (
                    organization,
                    role,
                    Require(await new LinkDesk(store).Issue(Round, [organization], role, Demo, cancellationToken: cancellation))[0].Secret)
            );
        }

        return await ServeCommand.Serve(path, urls, terminal, address =>
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine($"Sign in at {new Uri(address, "/sign-in")} as");
            foreach (var (name, password) in passwords)
            {
                terminal.Output.WriteLine($"  {name,-12} {password}");
            }

            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Or answer with a link:");
            foreach (var (organization, role, secret) in links)
            {
                terminal.Output.WriteLine($"  {organization,-16} {role.ToCode(),-12} {new Uri(address, $"/link/{secret}")}");
            }

            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Stop with Ctrl+C.");
        }, cancellation);
    }

    private static async Task<Outcome<RoundStanding>> EnsureRound(Store store, TimeProvider time, CancellationToken cancellationToken)
    {
        var desk = new RoundDesk(store);
        if (await desk.Find(Round, cancellationToken) is { } standing)
        {
            return new ProblemLog().ToOutcome(standing);
        }

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var dates = new RoundDates(today, today.AddDays(DaysToDeadline), today.AddDays(DaysToClose));
        Require(await new NewRoundDesk(store).Copy(DemoCommand.Sample, Round, "GRCP 7, to try", dates, Demo, cancellationToken));
        return await desk.Publish(Round, Demo, cancellationToken);
    }

    private static async Task<string> EnsureAccount(AccountDesk accounts, string name, ActorRole role, CancellationToken cancellationToken)
    {
        var password = AccountDesk.NewPassword();
        Require(await accounts.Find(name, cancellationToken) is null
            ? await accounts.Add(name, role, password, Demo, cancellationToken)
            : await accounts.Reset(name, password, Demo, cancellationToken));
        return password;
    }

    private static T Require<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Value ?? throw new InvalidOperationException($"The sample cannot be served: {outcome.Problems[0]}");
}
