namespace Survey.Benchmarks.Running;

/// <summary>The folder that holds the solution, above the folder of this program.</summary>
internal static class RepositoryFolder
{
    public static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "SurveyEngine.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("SurveyEngine.sln is in no folder above this program.");
    }
}
