using FsCheck;
using Survey.Files.Reports.Tables;

namespace Survey.Tests.Files.Reports.Tables;

public sealed class CsvTextTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@sum", "'@sum")]
    [TestCase("\n=1+1", "'\n=1+1")]
    [TestCase(" =1+1", "' =1+1")]
    [TestCase("\u200b\u00a0=1+1", "'\u200b\u00a0=1+1")]
    [TestCase("\tplain", "'\tplain")]
    [TestCase("'=1+1", "''=1+1")]
    [TestCase("plain = 1", "plain = 1")]
    [TestCase("'plain'", "'plain'")]
    [TestCase("", "")]
    public void Neutralize_Text_IsNoFormulaAndComesBackWhole(string text, string cell)
    {
        CsvText.Neutralize(text).ShouldBe(cell);
        CsvText.Restore(cell).ShouldBe(text);
    }

    [TestCase("-2", "-2")]
    [TestCase("-0.5", "-0.5")]
    [TestCase("+1", "'+1")]
    [TestCase("-1-1", "'-1-1")]
    [TestCase("-", "'-")]
    [TestCase("=2", "'=2")]
    [TestCase("N/A", "N/A")]
    public void NeutralizeCode_Code_IsNoFormulaAndComesBackWhole(string code, string cell)
    {
        CsvText.NeutralizeCode(code).ShouldBe(cell);
        CsvText.Restore(cell).ShouldBe(code);
    }

    [FsCheck.NUnit.Property]
    public bool Restore_WhatWasNeutralized_IsWhatWasWritten(NonNull<string> text) =>
        CsvText.Restore(CsvText.Neutralize(text.Get)) == text.Get;
}
