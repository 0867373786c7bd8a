namespace Survey.Tests.Support;

/// <summary>The minimal sample as an open round with two types, a purpose and a privacy notice.</summary>
internal static class OpenRoundFiles
{
    /// <summary>Complete answers to its questionnaire.</summary>
    public const string Answers =
        """
        {"has_recommendations": "yes", "recommendations_status": "final",
         "recommendations": [{"text": "Agree on a scheme.", "elements": {"themes": [], "elements": ["a"]}}]}
        """;

    /// <summary>Changes the files of the sample; the round takes one answer per e-mail address.</summary>
    public static void OpenOnePerEmail(TemporaryFolder files)
    {
        Open(files);
        files.Replace("round.json", "\"channels\"", "\"perPerson\": \"email\", \"channels\"");
    }

    /// <summary>Changes the files of the sample; the round takes one answer per personal link.</summary>
    public static void OpenOnePerLink(TemporaryFolder files)
    {
        Open(files);
        files.Replace("round.json", "\"channels\"", "\"perPerson\": \"link\", \"channels\"");
    }

    /// <summary>Changes the files of the sample.</summary>
    public static void Open(TemporaryFolder files)
    {
        Directory.Delete(files.PathOf("responses"), recursive: true);
        files.Replace(
            "round.json",
            "\"opens\"",
            """
            "access": "open",
              "open": {
                "purpose": "We want to know **what you need**.",
                "privacy": {"en": "Only the answer is kept.", "fr": "Seule la réponse est conservée."},
                "embedIn": ["http://site.test"],
                "channels": [
                  {"code": "newsletter", "name": {"en": "Newsletter", "fr": "Bulletin"}},
                  {"code": "poster"}]},
              "opens"
            """);
        files.Replace(
            "directory.json",
            """{ "code": "forum", "name": "Forum" }""",
            """
            { "code": "forum", "name": "Forum" },
                { "code": "citizen", "name": {"en": "Citizen", "fr": "Particulier"} }
            """);
    }
}
