using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Survey.Benchmarks.Client;
using Survey.Benchmarks.Running;
using Survey.Collecting.Links;
using Survey.Collecting.Responses;
using Survey.Collecting.Rounds;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Benchmarks.Comparisons;

/// <summary>
/// All secretariats of GRCP 7 use the pages at the same time. Each opens its link in a browser of its own, writes, saves every few
/// seconds, and submits at the end.
/// </summary>
internal static class Secretariats
{
    private const int Recommendations = 8;
    private const int Pages = 5;

    private static readonly TimeProvider Clock = TimeProvider.System;

    private static readonly Actor Coordinator = new(ActorRole.Coordinator, "benchmark");

    /// <summary>Fills <c>secretariats</c>.</summary>
    public static async Task Measure(Bench bench, Recorder recorder)
    {
        var seconds = bench.Sizes.IsQuick ? 1 : 8;
        var path = await bench.Load(Path.Combine(AppContext.BaseDirectory, "samples", "grcp7"), bench.NewPath("survey.db"));
        var store = StoreAddress.Open(path, Clock, create: false);
        await using var server = await bench.Product.Serve(path, bench.NewPath("log"));
        var (requests, saves) = (0, 0);
        for (var alternation = 0; alternation < bench.Sizes.Alternations; alternation++)
        {
            var round = string.Create(CultureInfo.InvariantCulture, $"load{alternation}");
            var links = await Prepare(store, round);
            var (times, errors) = (new ConcurrentBag<double>(), new ConcurrentBag<string>());
            var until = Clock.GetUtcNow().AddSeconds(seconds);
            var secretariats = links
                .Select((link, index) => new Secretariat(server.Address, link, index, times, errors, isHurried: bench.Sizes.IsQuick))
                .ToList();
            await Task.WhenAll(secretariats.Select(secretariat => secretariat.Work(until)));
            secretariats.ForEach(secretariat => secretariat.Dispose());
            recorder.Check($"failed requests ({errors.FirstOrDefault()})", 0, errors.Count);
            var wrong = await Verify(store, round, secretariats);
            recorder.Check($"answers that are lost, doubled or different ({wrong.FirstOrDefault()})", 0, wrong.Count);
            var ordered = times.Order().ToList();
            recorder.Add("secretariats", ordered[ordered.Count * 99 / 100]);
            requests += ordered.Count;
            saves += secretariats.Sum(each => each.Saves);
        }

        store.Close();
        recorder.Describe("secretariats", $"{requests:N0} requests, {saves:N0} saves; a save of each every 2 to 5 s");
    }

    private static async Task<IReadOnlyList<IssuedLink>> Prepare(Store store, string code)
    {
        var rounds = new RoundDesk(store);
        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        var dates = new RoundDates(today, today.AddDays(1), today.AddDays(2));
        Require(await new NewRoundDesk(store).Copy("grcp7", code, title: null, dates, Coordinator));
        var round = Require(await rounds.Publish(code, Coordinator)).Round;
        return Require(
            await new LinkDesk(store).Issue(
                code,
                [.. round.Invited!.Select(organization => organization.Code)],
                ActorRole.Secretariat,
                Coordinator));
    }

    private static async Task<List<string>> Verify(Store store, string round, IEnumerable<Secretariat> secretariats)
    {
        var wrong = new List<string>();
        var revisions = new ResponseHistory(store);
        foreach (var secretariat in secretariats)
        {
            var history = (await revisions.Find(round, secretariat.Organization))!;
            var texts =
                history.Count == 0
                    ? []
                    : history[^1].Response.Answers.GetRows("recommendations").Select(row => row.Find("text")!.ToText()).ToList();
            if (history.Count != 1 || !texts.SequenceEqual(secretariat.LastTexts, StringComparer.Ordinal))
            {
                wrong.Add(Line($"{secretariat.Organization}: {history.Count} revisions; {texts.Count} texts"));
            }
        }

        wrong.AddRange((await StoreVerifier.Verify(store)).Problems.Select(problem => problem.ToString()));
        return wrong;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static T Require<T>(Outcome<T> outcome)
        where T : class => outcome.Value ?? throw new InvalidOperationException(outcome.Problems[0].ToString());

    /// <summary>A secretariat with its browser.</summary>
    private sealed class Secretariat(
        Uri address,
        IssuedLink link,
        int index,
        ConcurrentBag<double> times,
        ConcurrentBag<string> errors,
        bool isHurried) : IDisposable
    {
        private readonly Random _chance = new(index);
        private readonly HttpClient _browser = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), UseCookies = true })
        {
            BaseAddress = address,
        };
        private readonly string _home = $"/answer/{link.Link.Id}";

        public string Organization => link.Link.Organization;

        public int Saves { get; private set; }

        public IReadOnlyList<string> LastTexts { get; private set; } = [];

        public void Dispose() => _browser.Dispose();

        public async Task Work(DateTimeOffset until)
        {
            // Spread the starts, because people do not click at the same moment.
            await Pause(0, 3000);
            await Get($"/link/{link.Secret}");
            await Post($"{_home}/name", await Get(_home), [new("name", $"Secretary {index}")]);
            await Get($"{_home}/tasks");
            await Post($"{_home}/sections/1", await Get($"{_home}/sections/1"), [new("mechanism", Organization), new("_do", "continue")]);
            var page = await Get($"{_home}/sections/2");
            var mark = FormPageContent.Read(page).FirstOrDefault(field => field.Key == "_base").Value ?? "";
            for (var round = 1; round == 1 || Clock.GetUtcNow() < until; round++)
            {
                mark = await Autosave(page, mark, round);
                await Pause(2000, 5000);
            }

            await Post($"{_home}/sections/2", await Get($"{_home}/sections/2"), [new("_do", "continue")]);
            await Post($"{_home}/sections/3", await Get($"{_home}/sections/3"), [new("has_practices", "no"), new("_do", "continue")]);
            for (var number = 4; number <= Pages; number++)
            {
                await Post($"{_home}/sections/{number}", await Get($"{_home}/sections/{number}"), [new("_do", "continue")]);
            }

            await Post($"{_home}/submit", await Get($"{_home}/check"), [new("name", $"Secretary {index}"), new("language", "en")]);
        }

        /// <summary>Waits for a time between two numbers of milliseconds, or for a tenth of it.</summary>
        private Task Pause(int least, int most) => Task.Delay(_chance.Next(least, most) / (isHurried ? 10 : 1));

        private async Task<string> Autosave(string page, string mark, int round)
        {
            var texts = Enumerable
                .Range(1, Recommendations)
                .Select(row => Line($"Recommendation {row} of {Organization}, as of save {round}."))
                .ToList();
            List<KeyValuePair<string, string>> typed =
            [
                new("_base", mark),
                new("_do", "autosave"),
                new("has_recommendations", "yes"),
                new("recommendations_status", "final"),
            ];
            foreach (var (text, row) in texts.Select((text, index) => (text, index + 1)))
            {
                typed.AddRange([
                    new("recommendations", Line($"{row}")),
                    new(Line($"recommendations/{row}/text"), text),
                    new(Line($"recommendations/{row}/elements"), "i, h"),
                ]);
            }

            var answer = await Post($"{_home}/sections/2", page, typed, fromScript: true);
            Saves++;
            LastTexts = texts;
            try
            {
                return JsonDocument.Parse(answer).RootElement.GetProperty("base").GetString()!;
            }
            catch (Exception unexpected) when (unexpected is JsonException or KeyNotFoundException)
            {
                errors.Add($"{Organization}: {answer[..Math.Min(answer.Length, 200)]}");
                return mark;
            }
        }

        private Task<string> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

        private Task<string> Post(string path, string page, IReadOnlyList<KeyValuePair<string, string>> typed, bool fromScript = false)
        {
            var fields = FormPageContent.Read(page).Where(field => !typed.Any(each => each.Key == field.Key)).Concat(typed);
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
            if (fromScript)
            {
                request.Headers.Accept.ParseAdd("application/json");
            }

            return Send(request);
        }

        private async Task<string> Send(HttpRequestMessage request)
        {
            using (request)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await _browser.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                if (!answer.IsSuccessStatusCode)
                {
                    var sentTo = request.RequestUri!.ToString().Replace(link.Secret, "…", StringComparison.Ordinal);
                    errors.Add($"{Organization}: {request.Method} {sentTo}: {(int)answer.StatusCode}");
                }

                return text;
            }
        }
    }
}
