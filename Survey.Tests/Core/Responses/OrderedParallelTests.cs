using Survey.Core.Responses;

namespace Survey.Tests.Core.Responses;

public sealed class OrderedParallelTests
{
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(128)]
    [TestCase(5_000)]
    public async Task Select_UnevenWork_KeepsTheOrder(int count)
    {
        var results = await OrderedParallel
            .Select(
                Enumerable.Range(0, count).ToAsyncEnumerable(),
                threads: 2,
                _ => 1_000,
                number =>
                {
                    Thread.SpinWait(number % 100 * 20);
                    return number;
                },
                CancellationToken.None)
            .ToListAsync();

        results.ShouldBe(Enumerable.Range(0, count));
    }

    [Test]
    public async Task Select_LargeItems_TakesFewAtATime()
    {
        var taken = 0;
        var most = 0;
        var results = OrderedParallel.Select(
            Enumerable.Range(1, 40).Select(number => taken = number).ToAsyncEnumerable(),
            threads: 2,
            _ => 32 * 1024 * 1024,
            number => number,
            CancellationToken.None);
        await foreach (var number in results)
        {
            most = Math.Max(most, taken - number);
        }

        most.ShouldBeLessThanOrEqualTo(2);
    }

    [Test]
    public async Task Select_WorkFails_Throws() =>
        await Should.ThrowAsync<FormatException>(() => OrderedParallel
            .Select(new[] { "1", "x" }.ToAsyncEnumerable(), 2, text => text.Length, text => int.Parse(text, null), CancellationToken.None)
            .ToListAsync()
            .AsTask());
}
