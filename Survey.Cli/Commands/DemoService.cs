using Survey.Collecting.Accounts;
using Survey.Collecting.Invitations;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage.Sqlite;

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

    private static readonly (string Name, ActorRole Role)[] Accounts = [("coordinator", ActorRole.Coordinator), ("analyst", ActorRole.Analyst)];

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
        var store = SqliteStore.Open(path, terminal.Time, create: false);
        Require(EnsureRound(store, terminal.Time));
        var accounts = new AccountDesk(store, terminal.Time);
        var passwords = Accounts.Select(account => (account.Name, Password: EnsureAccount(accounts, account.Name, account.Role))).ToList();
        var links = Links.Select(link => (link.Organization, link.Role, Require(new LinkDesk(store).Issue(Round, [link.Organization], link.Role, Demo))[0].Secret)).ToList();
        return await ServeCommand.Serve(path, urls, terminal, address =>
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine($"Sign in at {new Uri(address, "/sign-in")} as");
            foreach (var (name, password) in passwords)
            {
                terminal.Output.WriteLine($"  {name,-12} {password}");
            }

            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Or answer by a link:");
            foreach (var (organization, role, secret) in links)
            {
                terminal.Output.WriteLine($"  {organization,-16} {role.ToCode(),-12} {new Uri(address, $"/link/{secret}")}");
            }

            terminal.Output.WriteLine();
            terminal.Output.WriteLine("Stop with Ctrl+C.");
        }, cancellation);
    }

    private static Outcome<RoundStanding> EnsureRound(SqliteStore store, TimeProvider time)
    {
        var desk = new RoundDesk(store);
        if (desk.Find(Round) is null)
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var dates = new RoundDates(today, today.AddDays(DaysToDeadline), today.AddDays(DaysToClose));
            Require(desk.Copy(DemoCommand.Sample, Round, "GRCP 7, to try", dates, Demo));
            return desk.Publish(Round, Demo);
        }

        return new ProblemLog().ToOutcome(desk.Find(Round));
    }

    private static string EnsureAccount(AccountDesk accounts, string name, ActorRole role)
    {
        var password = AccountDesk.NewPassword();
        Require(accounts.Find(name) is null ? accounts.Add(name, role, password, Demo) : accounts.Reset(name, password, Demo));
        return password;
    }

    private static T Require<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Value ?? throw new InvalidOperationException($"The sample cannot be served: {outcome.Problems[0]}");
}
