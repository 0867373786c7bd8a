using Survey.Core.Responses;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

/// <summary>The page of the own account.</summary>
public sealed class AccountPageTests
{
    [Test]
    public async Task Account_OfAnAnalyst_OffersNoTokenToChange()
    {
        using var service = new ServiceUnderTest();

        (await PageSource.Read(await service.SignIn(ActorRole.Analyst), "/account")).ShouldNotContain("value=\"write\"");
        (await PageSource.Read(await service.SignIn(ActorRole.Coordinator), "/account")).ShouldContain("value=\"write\"");
    }
}
