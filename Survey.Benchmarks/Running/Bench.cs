using Survey.Benchmarks.Data;
using Survey.Benchmarks.Figures;
using Survey.Collecting.Accounts;
using Survey.Core.Responses;
using Survey.Storage;

namespace Survey.Benchmarks.Running;

/// <summary>What comparisons share: sizes, the product, generated rounds and stores, alternation.</summary>
/// <param name="sizes">How much is measured.</param>
/// <param name="product">The program that is measured.</param>
/// <param name="folder">The folder of everything that the run writes.</param>
internal sealed class Bench(Sizes sizes, Product product, string folder)
{
    private static readonly Actor Operator = new(ActorRole.Operator, "benchmark");

    private readonly Dictionary<(RoundKind, int), string> _folders = [];
    private readonly Dictionary<(RoundKind, int), string> _stores = [];
    private int _paths;

    public Sizes Sizes => sizes;

    public Product Product => product;

    /// <summary>A path that nothing else uses.</summary>
    public string NewPath(string name) => Path.Combine(folder, FormattableString.Invariant($"{++_paths}-{name}"));

    /// <summary>The folder of a generated round, written once a run.</summary>
    public string GetRound(RoundKind kind, int count)
    {
        if (!_folders.TryGetValue((kind, count), out var round))
        {
            _folders.Add((kind, count), round = NewPath($"{kind}"));
            GeneratedRound.Write(kind, count, round);
        }

        return round;
    }

    /// <summary>A file store with a generated round, loaded once a run. Comparisons only read it.</summary>
    public async Task<string> GetStore(RoundKind kind, int count)
    {
        if (!_stores.TryGetValue((kind, count), out var store))
        {
            _stores.Add((kind, count), store = await Load(GetRound(kind, count), NewPath("survey.db")));
        }

        return store;
    }

    /// <summary>Loads a folder into a store.</summary>
    /// <returns>The address of the store.</returns>
    public async Task<string> Load(string round, string store)
    {
        await product.Run("load", round, "--store", store);
        return store;
    }

    /// <summary>Adds a coordinator with a token to a store.</summary>
    /// <returns>The token.</returns>
    public async Task<string> AddToken(string store)
    {
        var name = Path.GetFileName(NewPath("benchmark"));
        var opened = StoreAddress.Open(store, TimeProvider.System, create: false);
        var accounts = new AccountDesk(opened);
        var account = (await accounts.Add(name, ActorRole.Coordinator, AccountDesk.NewPassword(), Operator)).Value!;
        var token = (await new TokenDesk(opened).Create(account, name, "read", days: 1)).Value!;
        opened.Close();
        return token.Secret;
    }

    /// <summary>Reads something from a store.</summary>
    public static async Task<T> Read<T>(string store, Func<StoreSession, Task<T>> read)
    {
        var opened = StoreAddress.Open(store, TimeProvider.System, create: false);
        await using var session = await opened.BeginReadAsync();
        return await read(session);
    }

    /// <summary>Measures product and bare program alternately, and changes who is first each time.</summary>
    /// <param name="ofProduct">Measures the product once; it is given the number of the alternation.</param>
    /// <param name="ofBare">Measures the other once.</param>
    public async Task<IReadOnlyList<(TProduct Product, TBare Bare)>> Alternate<TProduct, TBare>(
        Func<int, Task<TProduct>> ofProduct,
        Func<int, Task<TBare>> ofBare)
    {
        var pairs = new List<(TProduct, TBare)>();
        for (var alternation = 0; alternation < sizes.Alternations; alternation++)
        {
            if (alternation % 2 == 0)
            {
                var first = await ofProduct(alternation);
                pairs.Add((first, await ofBare(alternation)));
            }
            else
            {
                var first = await ofBare(alternation);
                pairs.Add((await ofProduct(alternation), first));
            }
        }

        return pairs;
    }

    /// <summary>The median of some figures, with three significant digits.</summary>
    public static string Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return Line.Format((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2);
    }
}
