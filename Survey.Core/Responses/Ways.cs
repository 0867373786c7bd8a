namespace Survey.Core.Responses;

/// <summary>The codes of the ways in.</summary>
public static class Ways
{
    /// <summary>The way's code in stores and on the wire.</summary>
    public static string ToCode(this Way way) => way switch
    {
        Way.File => "file",
        Way.Page => "page",
        Way.Api => "api",
        Way.Workbook => "workbook",
        Way.Paper => "paper",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>The way of that code, or null.</summary>
    public static Way? Find(string code)
    {
        foreach (var way in Enum.GetValues<Way>())
        {
            if (way.ToCode() == code)
            {
                return way;
            }
        }

        return null;
    }
}
