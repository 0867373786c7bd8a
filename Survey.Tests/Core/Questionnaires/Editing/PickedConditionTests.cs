using FsCheck;
using FsCheck.Fluent;
using Survey.Core.Questionnaires.Editing;

namespace Survey.Tests.Core.Questionnaires.Editing;

/// <summary>Conditions are picked, or stay text if they say more.</summary>
public sealed class PickedConditionTests
{
    [TestCase("", "all:")]
    [TestCase("${a} = 'yes'", "all: a is yes Text")]
    [TestCase("(${a}='yes') and ${n} > 5", "all: a is yes Text, n more 5 Number")]
    [TestCase("${a} != '' or not(selected(${m}, \"it's\"))", "any: a answered  Text, m includes-not it's Text")]
    [TestCase(". >= -1 and . <= 10.5", "all: . at-least -1 Number, . at-most 10.5 Number")]
    [TestCase("${d} < date('2026-12-31')", "all: d less 2026-12-31 Date")]
    [TestCase("${a} = 'x' and ${b} = 'y' or ${c} = 'z'", null)]
    [TestCase("${a} = ${b}", null)]
    [TestCase("count(${rows}) > 2", null)]
    [TestCase("../a = 'x'", null)]
    [TestCase("${a} = ", null)]
    [TestCase("${a} > ''", null)]
    [TestCase("'x' = ${a}", null)]
    public void Find_GivesTheClausesOrNull(string text, string? expected) =>
        (PickedCondition.Find(text) is { } picked
            ? $"{(picked.IsAny ? "any" : "all")}:{string.Join(',', picked.Clauses.Select(each =>
                $" {each.Subject} {each.Operator} {each.Value} {each.Kind}"))}"
            : null).ShouldBe(expected);

    [FsCheck.NUnit.Property]
    public Property Find_OfWhatWasPicked_GivesTheSame()
    {
        var values = Gen.OneOf(
            Gen.Elements("yes", "it's", "N/A", "-2", "ةقيقح", "a b").Select(value => (Text: value, Kind: ClauseValue.Text)),
            Gen.Elements("0", "-3", "2.5", "1000000").Select(value => (Text: value, Kind: ClauseValue.Number)),
            Gen.Constant((Text: "2026-01-31", Kind: ClauseValue.Date)));
        var clauses =
            from subject in Gen.Elements("a", "b.c", "d_1", ConditionClause.Itself)
            from name in Gen.Elements(ConditionClause.Operators.ToArray())
            from value in values
            select name switch
            {
                "answered" or "not-answered" => new ConditionClause(subject, name, ""),
                "includes" or "includes-not" => new ConditionClause(subject, name, value.Text),
                _ => new ConditionClause(subject, name, value.Text, value.Kind),
            };
        return Prop.ForAll(
            clauses.NonEmptyListOf().ToArbitrary(),
            Gen.Elements(true, false).ToArbitrary(),
            (all, isAny) =>
            {
                var picked = new PickedCondition(isAny && all.Count > 1, [.. all]);
                var found = PickedCondition.Find(picked.ToString()).ShouldNotBeNull(picked.ToString());
                found.IsAny.ShouldBe(picked.IsAny);
                found.Clauses.ShouldBe(picked.Clauses);
            });
    }
}
