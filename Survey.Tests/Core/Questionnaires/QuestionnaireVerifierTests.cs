using System.Diagnostics;
using Survey.Core.Problems;
using Survey.Core.Questionnaires;
using Survey.Core.Questionnaires.Json;
using Survey.Tests.Support;

namespace Survey.Tests.Core.Questionnaires;

/// <summary>Checks of the expressions of a whole questionnaire: references, cycles, and the time they take.</summary>
public sealed class QuestionnaireVerifierTests
{
    [TestCase("a relevant ${b} = 1; b relevant ${a} = 1", "a: a → b → a")]
    [TestCase("a relevant ${a} = 1", "a: a → a")]
    [TestCase("a calculation ${b}; b calculation ${c}; c calculation ${a}", "a: a → b → c → a")]
    [TestCase("a relevant ${b} = 1; b calculation ${a} + 1", "a: a → b → a")]
    [TestCase("x; a relevant ${b} = 1; b relevant ${b} = 1; c relevant ${a} = 1", "b: b → b")]
    [TestCase("r[a calculation ${b}; b calculation ${a}]", "r.a: a → b → a")]
    [TestCase("r[a calculation ${total}]; total calculation sum(${a})", "total: total → a → total")]
    [TestCase("r relevant ${total} > 1[a]; total calculation sum(${a})", "r: r → total → r")]
    [TestCase("r[a calculation indexed-repeat(${a}, ${r}, position(..) - 1) + 1]", "r.a: a → a")]
    [TestCase("s relevant ${a} = 1[a]", "a: a → a")]
    [TestCase("a relevant ../a = 1", "a: a → a")]
    public void Verify_ACircle_NamesItsMembers(string form, string expected)
    {
        var problem = Problems(form).ShouldHaveSingleItem();

        problem.Code.ShouldBe("expression-cycle");
        $"{problem.Place.Path}: {problem.InEnglish().Split(": ")[1].Split('.')[0]}".ShouldBe(expected);
    }

    [TestCase("a; b relevant ${a} = 1; c relevant ${a} = 1 and ${b} = 1")]
    [TestCase("a constraint ${b} > .; b constraint ${a} < .", Description = "Constraints decide about no other question.")]
    [TestCase("a constraint . > ${a}")]
    [TestCase("a relevant ${c} = 1; b relevant ${a} = 1; c")]
    [TestCase("r[a; b calculation count(${r})]; c calculation sum(${b})")]
    [TestCase("r[a; b calculation indexed-repeat(${a}, ${r}, position(..) - 1)]")]
    public void Verify_NoCircle_IsNoProblem(string form) => Problems(form).ShouldBeEmpty();

    [TestCase("a relevant ${nobody} = 1", "a.relevant expression-unknown-reference")]
    [TestCase(
        "a relevant ${nobody} = 1 or ${nobody} = 2",
        "a.relevant expression-unknown-reference",
        Description = "Once, not for every time it stands there.")]
    [TestCase("r[a relevant ${nobody} = 1]", "r.a.relevant expression-unknown-reference")]
    [TestCase("r[a]; b relevant ${a} = 1", "b.relevant expression-into-repeat")]
    [TestCase("r[a]; q[b relevant ${a} = 1]", "q.b.relevant expression-into-repeat")]
    [TestCase("r[a]; q[a]; b calculation sum(${a})", "b.calculation expression-ambiguous")]
    [TestCase("r[a; b relevant ${a} = 1]; q[a]", "")]
    [TestCase("a relevant . != ''", "a.relevant expression-cycle")]
    [TestCase("a required . = 1", "a.required expression-cycle")]
    [TestCase("a calculation coalesce(., uuid())", "a.calculation expression-cycle")]
    [TestCase("a constraint . > 1", "")]
    [TestCase("a constraint regex(., 'a(')", "a.constraint expression-literal")]
    [TestCase("a; b calculation format-date(${a}, '%q')", "b.calculation expression-literal")]
    [TestCase("a calculation date('2017-02-30')", "a.calculation expression-literal")]
    [TestCase("a calculation if(1 = 2, date(concat('2017-02', '-30')), 1)", "a.calculation expression-literal")]
    [TestCase("a constraint . > '2017-02-30'", "a.constraint expression-literal")]
    [TestCase("a constraint . != '0000-00-00'", "")]
    [TestCase("r[a]; b calculation sum(${r})", "b.calculation expression-not-repeated")]
    [TestCase("r[a]; b calculation count(${r}) + ${r}", "")]
    [TestCase("a; b calculation sum(${a})", "b.calculation expression-not-repeated")]
    [TestCase("r[a; b calculation sum(${a})]", "", Description = "In its row a question stands for the rows of one.")]
    [TestCase("r[a; b calculation ../../c]; c", "")]
    [TestCase("c; r[c; b calculation ../../c]", "", Description = "The one further out.")]
    [TestCase(
        "c; r[c; s[b calculation ../../c]]",
        "r.b.calculation expression-ambiguous",
        Description = "A form would take the row's, since the section is a step.")]
    [TestCase("c; r[c; s[b calculation ../c]]", "")]
    [TestCase("r[s[b calculation position(../..)]]", "")]
    [TestCase("q[r[s[b calculation position(../..)]]]", "q.r.b.calculation expression-ambiguous")]
    [TestCase("q[r[b calculation position(../..)]]", "")]
    public void Verify_References_AreReportedAtTheirPlace(string form, string expected) =>
        string.Join("; ", Problems(form).Select(problem => $"{problem.Place.Path} {problem.Code}")).ShouldBe(expected);

    [Test]
    public void Verify_ALongFormWithLongChains_TakesTimeInProportion()
    {
        // Four times the form: in proportion four times as long, by the square sixteen times. A busy machine may spoil a comparison, but
        // not five.
        var isInProportion = Enumerable.Range(0, 5).Any(_ => TimeOf(20_000) < 10 * TimeOf(5_000));

        isInProportion.ShouldBeTrue();

        static TimeSpan TimeOf(int length)
        {
            var began = Stopwatch.GetTimestamp();
            Problems(string.Join("; ", Enumerable.Range(1, length).Select(i => $"c{i} calculation ${{c{i - 1}}} + ${{c0}}").Prepend("c0")))
                .ShouldBeEmpty();
            Problems(string.Join("; ", Enumerable.Range(0, length).Select(i => $"c{i} calculation ${{c{(i + 1) % length}}}")))
                .ShouldHaveSingleItem();
            return Stopwatch.GetElapsedTime(began);
        }
    }

    /// <summary>
    /// The problems of a form in short notation. Items are separated by semicolons; “s[…]” is a section, other brackets are
    /// repeat groups. The word after a code is a member, and the rest is its expression.
    /// </summary>
    [TestCase("a constraint  . >  '2017-02-30' ", "“. >  '2017-02-30'” can never work")]
    [TestCase("a constraint (1 + 2) > 1 and (. > '2017-02-30')", "“. > '2017-02-30'” can never work")]
    [TestCase("a constraint regex(.,'a(')", "“regex(.,'a(')” can never work")]
    public void Read_LiteralMistake_IsShownAsWritten(string form, string message) =>
        Problems(form).ShouldHaveSingleItem().InEnglish().ShouldStartWith(message);

    private static IReadOnlyList<Problem> Problems(string form)
    {
        var at = 0;
        var (_, problems) = RoundParsing.ReadJson<Questionnaire>(
            $$"""{"code": "x", "version": "1", "items": {{ReadItems(form, ref at)}}}""",
            QuestionnaireReader.Read);
        return problems;
    }

    private static string ReadItems(string form, ref int at)
    {
        var items = new List<string>();
        while (at < form.Length && form[at] != ']')
        {
            var end = form.IndexOfAny([';', '[', ']'], at);
            var words = form[at..(end < 0 ? form.Length : end)].Trim().Split(' ', 3);
            at = end < 0 ? form.Length : end;
            var isGroup = at < form.Length && form[at] == '[';
            var inside = "";
            if (isGroup)
            {
                at++;
                inside = $", \"items\": {ReadItems(form, ref at)}";
                at++;
            }

            var member = words.Length == 3 ? $", \"{words[1]}\": \"{words[2]}\"" : "";
            var type = (isGroup, words) switch
            {
                (true, ["s", ..]) => "section",
                (true, _) => "repeat",
                (_, [_, "calculation", ..]) => "calculated",
                _ => "integer",
            };
            items.Add($$"""{"type": "{{type}}", "code": "{{words[0]}}", "label": "L"{{member}}{{inside}}}""");
            at += at < form.Length && form[at] == ';' ? 1 : 0;
        }

        return $"[{string.Join(',', items)}]";
    }
}
