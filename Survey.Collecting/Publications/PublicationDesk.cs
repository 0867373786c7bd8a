using System.Globalization;
using System.Security.Cryptography;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Reading;
using Survey.Core.Responses;
using Survey.Core.Results;
using Survey.Core.Rounds;
using Survey.Files.Reports;
using Survey.Storage;
using Survey.Storage.Tables;

namespace Survey.Collecting.Publications;

/// <summary>Use cases of publications: freeze the state of a round, and open it again.</summary>
public sealed class PublicationDesk(IStore store)
{
    private static readonly Place RequestPlace = Place.OfFile("request");

    /// <summary>Freezes the present state of a round. One transaction: the publication, its outputs' hashes and its audit entry.</summary>
    /// <param name="round">The round's code.</param>
    /// <param name="code">The publication's code; null for the day, with a number if there is one of that day.</param>
    /// <param name="actor">Who publishes.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<Outcome<Publication>> Publish(
        string round,
        string? code,
        Actor actor,
        CancellationToken cancellationToken = default)
    {
        var problems = new ProblemLog();
        await using var session = await store.BeginWriteAsync(cancellationToken);
        if (await RoundDesk.Find(session, round) is not { } standing
            || await session.Rounds.FindLatest(round) is not { } definition)
        {
            problems.Add(ProblemCatalogue.RoundUnknown, RequestPlace, ("found", round));
            return problems.ToOutcome<Publication>(null);
        }

        if (standing.Decision == RoundDecision.Prepared)
        {
            RoundRules.RefusePhase(standing, "report", problems);
        }

        var all = await session.Publications.GetAll(round);
        code ??= FindFree(session.Today, all);
        if (!Code.IsValid(code))
        {
            problems.Add(ProblemCatalogue.CodeInvalid, RequestPlace.Member("code"), ("found", code));
        }
        else if (all.FirstOrDefault(each => each.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            // Some file systems keep no two files whose names differ in case only, and outputs are named after the publication.
            var free = FindFree(session.Today, all);
            problems.Add(
                taken.Code == code ? ProblemCatalogue.PublicationTaken : ProblemCatalogue.PublicationTaken["alike"],
                RequestPlace.Member("code"),
                taken.Code == code
                    ? [("found", code), ("day", taken.MadeAt[..10]), ("free", free)]
                    : [("found", code), ("other", taken.Code), ("free", free)]);
        }

        if (problems.Errors > 0)
        {
            return problems.ToOutcome<Publication>(null);
        }

        var (count, hash) = await session.Publications.HashLatest(round);
        var content = await session.Analysis.Read(standing.Round);
        var frozen = new Publication(
            code,
            standing.Round,
            session.Time.GetUtcNow(),
            actor.Name,
            new PublicationManifest(
                definition.Revision,
                Convert.ToHexStringLower(definition.Hash),
                count,
                hash,
                ExportFormats.Version,
                content.Entries.Count == 0 ? null : content.ToJson(),
                Outputs: []));
        var outputs = await MakeOutputs(frozen, RoundSnapshot.Latest(session, standing.Round), cancellationToken);
        var made = frozen with { Manifest = frozen.Manifest with { Outputs = outputs } };
        var row = await session.Publications.Add(new PublicationRow
        {
            Id = session.NewId(),
            Round = round,
            Code = code,
            Manifest = made.Manifest.ToJson(),
            MadeAt = StoreSession.ToText(made.MadeAt),
            MadeBy = made.MadeBy,
        });
        await session.Audit.Append(actor, PublicationTable.Action, round, code, row.ToAuditDetails());
        await session.Commit();
        return problems.ToOutcome(made with { Hash = Convert.ToHexStringLower(row.Hash) });
    }

    /// <summary>A publication with that code, with its own definition; or the problem that it is unknown or damaged.</summary>
    public static async Task<Outcome<OpenPublication>> Find(StoreSession session, string round, string code, Place place)
    {
        var problems = new ProblemLog();
        if (await session.Publications.Find(round, code) is not { } row)
        {
            var known = (await session.Publications.GetAll(round)).Select(each => each.Code).ToList();
            problems.Add(
                known.Count == 0 ? ProblemCatalogue.PublicationUnknown["none"] : ProblemCatalogue.PublicationUnknown,
                place,
                known.Count == 0 ? [("found", code)] : [("found", code), ("known", Detail.List(known))]);
            return problems.ToOutcome<OpenPublication>(null);
        }

        return problems.ToOutcome(await Open(session, row, problems) is { } publication
            ? new OpenPublication(publication, RoundSnapshot.Of(session, row, publication.Round))
            : null);
    }

    private static async Task<Publication?> Open(StoreSession session, PublicationRow row, ProblemLog problems)
    {
        if (PublicationManifest.Find(row.Manifest) is { } manifest
            && await session.Rounds.FindRevision(row.Round, manifest.RoundRevision) is { } definition
            && Convert.ToHexStringLower(definition.Hash) == manifest.DefinitionHash)
        {
            var round = definition.ToDefinition().ToRound();
            return new Publication(row.Code, round, StoreSession.ToMoment(row.MadeAt), row.MadeBy, manifest)
            {
                Hash = Convert.ToHexStringLower(row.Hash),
            };
        }

        problems.Add(ProblemCatalogue.StoreRowChanged["publication"], row.ToPlace());
        return null;
    }

    /// <summary>Makes the outputs that programs read, and hashes them.</summary>
    private static async Task<IReadOnlyList<PublishedOutput>> MakeOutputs(
        Publication publication,
        RoundSnapshot snapshot,
        CancellationToken cancellationToken)
    {
        var opened = new OpenPublication(publication, snapshot);
        var overview = await opened.GetOverview(cancellationToken);
        var results = await opened.GetResults(ResultSelection.All, cancellationToken);
        return
        [
            .. await HashAll("overview", ExportFormats.Overview, overview, cancellationToken),
            .. await HashAll("results", ExportFormats.Results, results, cancellationToken),
        ];
    }

    private static async Task<IReadOnlyList<PublishedOutput>> HashAll<TRecord>(
        string name,
        IReadOnlyList<ExportFormat<TRecord>> formats,
        TRecord record,
        CancellationToken cancellationToken)
    {
        var outputs = new List<PublishedOutput>();
        foreach (var format in formats.Where(format => format.File == FileFormat.Json || format.File == FileFormat.Csv))
        {
            using var bytes = new MemoryStream();
            await format.Write(record, bytes, cancellationToken);
            outputs.Add(new PublishedOutput(
                $"{name}.{format.File.Suffix}",
                Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))));
        }

        return outputs;
    }

    /// <summary>The day as a code; with a number if it is taken.</summary>
    private static string FindFree(DateOnly today, IReadOnlyList<PublicationRow> taken)
    {
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var code = day;
        for (var number = 2; taken.Any(each => each.Code == code); number++)
        {
            code = string.Create(CultureInfo.InvariantCulture, $"{day}.{number}");
        }

        return code;
    }
}
