using Survey.Collecting.Workbooks;

namespace Survey.Tests.Collecting.Workbooks;

public sealed class UploadLimitTests
{
    [Test]
    public async Task Run_OthersReadForTooLong_IsBusyAndReadsNothing()
    {
        using var limit = new UploadLimit(patience: TimeSpan.Zero);
        var slow = new TaskCompletionSource<int>();
        var first = limit.Run(_ => slow.Task, CancellationToken.None);
        var second = limit.Run(_ => slow.Task, CancellationToken.None);

        await Should.ThrowAsync<UploadsBusyException>(() =>
            limit.Run<int>(_ => throw new AssertionException("read"), CancellationToken.None));

        slow.SetResult(7);
        (await first).ShouldBe(7);
        (await second).ShouldBe(7);
        (await limit.Run(_ => Task.FromResult(8), CancellationToken.None)).ShouldBe(8);
    }

    [Test]
    public async Task Run_ServiceStops_EndsTheReading()
    {
        using var stopping = new CancellationTokenSource();
        using var limit = new UploadLimit(stopping.Token);
        var reading = limit.Run(
            async ending =>
            {
                await Task.Delay(Timeout.Infinite, ending);
                return 0;
            },
            CancellationToken.None);

        await stopping.CancelAsync();

        await Should.ThrowAsync<UploadsBusyException>(() => reading);
    }

    [Test]
    public async Task Run_ClientGoes_EndsTheReadingAndFreesThePlace()
    {
        using var gone = new CancellationTokenSource();
        using var limit = new UploadLimit(patience: TimeSpan.Zero);
        var readings = Enumerable
            .Range(0, 2)
            .Select(_ => limit.Run(
                async ending =>
                {
                    await Task.Delay(Timeout.Infinite, ending);
                    return 0;
                },
                gone.Token))
            .ToList();

        await gone.CancelAsync();

        foreach (var reading in readings)
        {
            await Should.ThrowAsync<OperationCanceledException>(() => reading);
        }

        (await limit.Run(_ => Task.FromResult(1), CancellationToken.None)).ShouldBe(1);
    }
}
