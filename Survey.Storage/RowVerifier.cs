using Survey.Core.Problems;

namespace Survey.Storage;

/// <summary>
/// Verifies the rows that are not documents: drafts, links, accounts, contacts, publications and what analysts add have a hash of their
/// columns. Links and accounts are also compared with the audit trail, because they are never removed alone; so are publications and the
/// decisions about rounds.
/// </summary>
internal static class RowVerifier
{
    public static async Task Verify(StoreSession session, ProblemLog problems)
    {
        var changed = ProblemCatalogue.StoreRowChanged;
        foreach (var draft in await session.Drafts.GetChanged())
        {
            problems.Add(changed["draft"], Place.OfFile($"stored draft of {draft.Respondent} in {draft.Round}"));
        }

        foreach (var link in await session.Links.GetChanged())
        {
            problems.Add(changed["link"], PlaceOfLinks(link.Round, link.Organization).Member(link.Role).Member(link.Id.ToString()));
        }

        foreach (var count in await session.Links.GetCountsNotRecorded())
        {
            problems.Add(
                changed["link-count"],
                PlaceOfLinks(count.Round, count.Organization).Member(count.Role),
                ("stored", count.Stored),
                ("recorded", count.Recorded));
        }

        foreach (var contact in await session.Contacts.GetChanged())
        {
            var place = Place.OfFile($"stored contact of {contact.Organization} in {contact.Round}");
            problems.Add(changed["contact"], place.Member(contact.Role).Member(contact.Id.ToString()));
        }

        foreach (var entry in await session.Analysis.GetChanged())
        {
            problems.Add(
                changed["analysis"],
                Place.OfFile($"stored analysis of {entry.Round}").Member(entry.Entry).Item(entry.Revision));
        }

        foreach (var decision in await session.Rounds.GetDecisionsNotRecorded())
        {
            problems.Add(
                changed["decision"],
                Place.OfFile($"stored round {decision.Round}"),
                ("stored", Detail.Exact(decision.Stored ?? "–")),
                ("recorded", Detail.Exact(decision.Recorded ?? "–")));
        }

        foreach (var name in await session.Accounts.GetNamesOfChanged())
        {
            problems.Add(changed, PlaceOfAccount(name), ("name", Detail.Exact(name)));
        }

        foreach (var name in await session.Accounts.GetNamesNotRecorded())
        {
            problems.Add(changed["account-not-recorded"], PlaceOfAccount(name));
        }

        foreach (var name in await session.Accounts.GetNamesOfMissing())
        {
            problems.Add(changed["account-missing"], PlaceOfAccount(name));
        }
    }

    /// <summary>
    /// Publications must be unchanged and in the audit trail, and the definition and the revisions that they were made from must be
    /// unchanged too.
    /// </summary>
    /// <returns>The number of publications in the store.</returns>
    public static async Task<int> VerifyPublications(StoreSession session, ProblemLog problems)
    {
        var changed = (await session.Publications.GetChanged()).Select(publication => publication.Id).ToHashSet();
        foreach (var missing in await session.Publications.GetMissing())
        {
            problems.Add(ProblemCatalogue.StoreRowChanged["publication-missing"], missing.ToPlace());
        }

        var definitions = (await session.Rounds.GetHashes())
            .Select(definition => (definition.Round, definition.Revision, Convert.ToHexStringLower(definition.Hash)))
            .ToHashSet();
        var all = await session.Publications.GetAll();
        foreach (var publication in all)
        {
            var manifest = PublicationManifest.Find(publication.Manifest);
            if (manifest is null
                || changed.Contains(publication.Id)
                || !definitions.Contains((publication.Round, manifest.RoundRevision, manifest.DefinitionHash)))
            {
                problems.Add(ProblemCatalogue.StoreRowChanged["publication"], publication.ToPlace());
            }

            if (manifest is not null
                && await session.Publications.HashResponses(publication) != (manifest.Responses, manifest.ResponsesHash))
            {
                problems.Add(ProblemCatalogue.StoreRowChanged["publication-responses"], publication.ToPlace());
            }
        }

        return all.Count;
    }

    private static Place PlaceOfLinks(string round, string organization) => Place.OfFile($"stored links of {organization} in {round}");

    private static Place PlaceOfAccount(string name) => Place.OfFile($"stored account {name}");
}
