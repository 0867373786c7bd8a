using System.Text;
using System.Text.Json;
using Survey.Storage;

namespace Survey.Collecting.Responses;

/// <summary>
/// Exchanges with the other nodes of the store who has a response open. Each node sends what it has seen once a second, as a signal that is
/// not kept. So a node that starts learns of a visit at another node only with the next request of that visit.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="presence">This node's knowledge.</param>
public sealed class PresenceExchange(Store store, Presence presence)
{
    private const string Channel = "survey_presence";

    // A signal has less than 8,000 bytes.
    private const int MaxBytes = 7_500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Guid _node = Guid.NewGuid();

    /// <summary>Exchanges until the token is cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task[] both = [store.ListenAsync(Channel, Receive, end.Token), SendFromTimeToTime(end.Token)];
        await Task.WhenAny(both);
        await end.CancelAsync();
        await Task.WhenAll(both);
    }

    /// <summary>Sends what this node has seen since the last call.</summary>
    internal async Task Send(CancellationToken cancellationToken)
    {
        var visits = new List<PresentVisit>();
        var bytes = 0;
        foreach (var visit in presence.TakeNews())
        {
            var size = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(visit));
            if (bytes + size > MaxBytes)
            {
                await Send(visits, cancellationToken);
                (visits, bytes) = ([], 0);
            }

            visits.Add(visit);
            bytes += size;
        }

        await Send(visits, cancellationToken);
    }

    private async Task SendFromTimeToTime(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await Send(cancellationToken);
            }
            catch (StoreException)
            {
                // The store cannot be reached. People who still have a response open are reported again by their next request.
            }
        }
    }

    private async Task Send(List<PresentVisit> visits, CancellationToken cancellationToken)
    {
        if (visits.Count > 0)
        {
            await store.SendSignalAsync(Channel, JsonSerializer.Serialize(new Seen(_node, visits)), cancellationToken);
        }
    }

    private void Receive(string text)
    {
        if (Read(text) is { } seen && seen.Node != _node)
        {
            presence.Receive(seen.Visits);
        }
    }

    private static Seen? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Seen>(text);
        }
        catch (JsonException)
        {
            // A node of another version may write signals in another form.
            return null;
        }
    }

    private sealed record Seen(Guid Node, IReadOnlyList<PresentVisit> Visits);
}
