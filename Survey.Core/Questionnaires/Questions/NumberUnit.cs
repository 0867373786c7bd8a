using System.Collections.Frozen;
using Survey.Core.Languages;
using Survey.Core.Reading.Typed;

namespace Survey.Core.Questionnaires.Questions;

/// <summary>What the numbers of a question count: per cent, or the units of a currency.</summary>
public sealed record NumberUnit
{
    /// <summary>The condition that a percentage fulfils if its question has no other constraint.</summary>
    internal const string PercentLimits = ". >= 0 and . <= 100";

    private const string PercentCode = "percent";

    // The currencies that are legal tender somewhere, by ISO 4217 (list one, 2026); those without two decimals have theirs below.
    private static readonly FrozenSet<string> Currencies = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC
        CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR
        ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF
        YER ZAR ZMW ZWG
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithoutDecimals = FrozenSet.ToFrozenSet(
        ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> WithThreeDecimals = FrozenSet.ToFrozenSet(
        ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"],
        StringComparer.Ordinal);

    private NumberUnit(string code) => Code = code;

    /// <summary><c>percent</c>, or the code of the currency in ISO 4217: <c>EUR</c>.</summary>
    public string Code { get; }

    /// <summary>True for per cent: 12.5 means 12.5 %.</summary>
    public bool IsPercent => Code == PercentCode;

    /// <summary>What stands beside a number: <c>%</c>, or the code of the currency.</summary>
    public string Sign => IsPercent ? "%" : Code;

    /// <summary>Decimals in which the currency is counted. Nothing limits those of a percentage.</summary>
    public int? Decimals => IsPercent ? null : WithoutDecimals.Contains(Code) ? 0 : WithThreeDecimals.Contains(Code) ? 3 : 2;

    /// <summary>The unit of a code; null if there is no such unit.</summary>
    public static NumberUnit? Find(string code) => code == PercentCode || Currencies.Contains(code) ? new(code) : null;

    /// <summary>A number with this unit, with all its decimals: “12.5 %”, “EUR 1,200.50”.</summary>
    public string Write(decimal number, Language language) =>
        IsPercent ? language.WriteExactPercent(number / 100) : language.WriteMoney(number, Code, Decimals!.Value);

    /// <summary>A figure with this unit: an amount of money has no more decimals than its currency.</summary>
    public string WriteFigure(decimal number, Language language) =>
        Write(Decimals is { } most ? decimal.Round(number, most, MidpointRounding.AwayFromZero) : number, language);

    /// <summary>What a person typed, without the sign before or after it.</summary>
    internal string RemoveSign(string typed)
    {
        var text = PlainLine.Of(typed).Replace('٪', '%').Replace('％', '%').Trim();
        return text.StartsWith(Sign, StringComparison.OrdinalIgnoreCase) ? text[Sign.Length..].Trim()
            : text.EndsWith(Sign, StringComparison.OrdinalIgnoreCase) ? text[..^Sign.Length].Trim()
            : typed;
    }
}
