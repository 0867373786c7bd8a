namespace Survey.Core.Responses;

/// <summary>The codes of the input channels.</summary>
public static class Ways
{
    /// <summary>The code of the channel, as used in stores and in the API.</summary>
    public static string ToCode(this Way way) => way switch
    {
        Way.File => "file",
        Way.Page => "page",
        Way.Api => "api",
        Way.Workbook => "workbook",
        Way.Paper => "paper",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    /// <summary>The channel with that code, or null.</summary>
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
