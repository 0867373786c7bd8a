using System.Text.RegularExpressions;
using Survey.Core.Questionnaires.Logic.Functions;

namespace Survey.Tests.Core.Questionnaires.Logic;

/// <summary>Patterns that look around or refer back give the results of .NET, and count their steps.</summary>
public sealed class PatternMatcherTests
{
    private static readonly string[] Texts =
    [
        "", "a", "ab", "aa", "aab", "abab", "abcabc", "Abcdefg1", "abcdefg1", "12:30", "a b", "a-b", "xyz\n", "x\ny", "foobar", "barfoo",
        "aXbX", "2017-06-26", "(555) 010", "éa", "]", "a]", "\\", "aaaaaaaaaab",
    ];

    [TestCase(@"(?=.*[0-9])(?=.*[a-z]).{8,}")]
    [TestCase(@"(a|b)\1")]
    [TestCase(@"(abc)\1+")]
    [TestCase(@"(?!foo).*")]
    [TestCase(@".*(?<!foo)bar")]
    [TestCase(@"foo(?=bar)bar")]
    [TestCase(@".*(?<=foo)")]
    [TestCase(@"(?>a+)b")]
    [TestCase(@"(?>a+)ab")]
    [TestCase(@"(?=(a+))\1b")]
    [TestCase(@"(?!)|a*?b")]
    [TestCase(@"(?=a)[ab]{2,3}?")]
    [TestCase(@"(?=.)([^X]X)+")]
    [TestCase(@"(?=.)[\]a\\]+")]
    [TestCase(@"(?=.)\(\d{3}\)\s\d+")]
    [TestCase(@"(?=.)\ba\b.*")]
    [TestCase(@"(?=.)(?:a*)*b?")]
    [TestCase(@"(?=.)(a?){3}b")]
    [TestCase(@"(?=.)x.*$")]
    [TestCase(@"(?=.)[\p{L}]+\p{Nd}?")]
    [TestCase(@"(?=.)[a-z-[b]]+")]
    [TestCase(@"(?=.)[-[a]+b")]
    [TestCase(@"(?=.)[a\-[b]+")]
    [TestCase(@"(?=.)[^-[b]+")]
    [TestCase(@"(?=.)[\\]|a]")]
    [TestCase(@"(?=.)(?<year>\d{4})-\d\d-\d\d")]
    [TestCase(@"(?=.)a{,2}|\u0061b")]
    [TestCase(@"((?=b)b|a)+")]
    public void IsMatch_AnyText_IsAsInDotNet(string pattern)
    {
        var program = PatternProgram.Make(pattern).ShouldNotBeNull();
        var regex = new Regex($"\\A(?:{pattern})\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

        Texts.Where(text => new PatternMatcher(program, text, () => { }).IsMatch()).ShouldBe(Texts.Where(text => regex.IsMatch(text)));
    }

    [TestCase(@"(?i)a(?=b)b")]
    [TestCase(@"(?(a)a|b)")]
    [TestCase(@"(?=a)((a{1,900}){1,900}){1,900}")]
    [TestCase(@"(?<a>x)\1")]
    public void Make_WhatOnlyDotNetHas_IsLeftToIt(string pattern) => PatternProgram.Make(pattern).ShouldBeNull();

    [Test]
    public void IsMatch_ExponentialWork_CountsItsSteps()
    {
        var steps = 0;
        var matcher = new PatternMatcher(PatternProgram.Make("(?=(a+)+b)a*")!, new string('a', 40), () =>
        {
            if (++steps == 1_000)
            {
                throw new OperationCanceledException();
            }
        });

        Should.Throw<OperationCanceledException>(() => matcher.IsMatch());
    }

    [Test]
    public void IsMatch_ALongText_NeedsNoDeepStack()
    {
        var program = PatternProgram.Make("(?=.*b)(?:a|b)*")!;

        new PatternMatcher(program, new string('a', 100_000) + "b", () => { }).IsMatch().ShouldBeTrue();
    }
}
