using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Responses;

public sealed class ResponseTransitionsTests
{
    private const string Head = "| from | action | to | who | reason |";

    [Test]
    public void All_AreTheTableOfTheDocs()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "states.md"));
        var table = lines.SkipWhile(line => line != Head).Skip(2).TakeWhile(line => line.StartsWith('|'));

        table.ShouldBe(
            ResponseTransitions.All.Select(each =>
                $"| {each.From?.ToCode() ?? "nothing"} | {each.Action.ToString().ToLowerInvariant()} | {each.To.ToCode()} "
                    + $"| {string.Join(", ", each.Roles.Select(role => role.ToCode()))} | {(each.NeedsReason ? "needed" : "")} |"
            ));
    }

    [Test]
    public void All_SameStateActionAndRole_LeadsOneWay() =>
        ResponseTransitions.All.SelectMany(each => each.Roles.Select(role => (each.From, each.Action, role))).ShouldBeUnique();

    [Test]
    public void All_NoWay_LeadsAnAnalystAnywhere() =>
        ResponseTransitions.All.ShouldAllBe(each => !each.Roles.Contains(ActorRole.Analyst));
}
