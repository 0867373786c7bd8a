using Survey.Collecting.Accounts;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage;
using Survey.Storage.Accounts;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Collecting.Accounts;

public sealed class AccountDeskTests
{
    private const string Password = TestAccounts.Password;
    private const string Address = "192.0.2.1";

    private static readonly Actor Operator = new(ActorRole.Operator, "test");

    private TemporaryFolder _folder = null!;
    private SetTime _clock = null!;
    private Store _store = null!;
    private AccountDesk _desk = null!;
    private TokenDesk _tokens = null!;

    [SetUp]
    public void MakeStore()
    {
        _folder = new TemporaryFolder();
        _clock = new SetTime(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero));
        StoreTemplate.CopyEmpty(_folder.PathOf("survey.db"));
        _store = SqliteStore.Open(_folder.PathOf("survey.db"), _clock, create: false);
        _desk = new AccountDesk(_store);
        _tokens = new TokenDesk(_store);
    }

    [TearDown]
    public void RemoveStore() => _folder.Dispose();

    [TestCase("jane", Password, null)]
    [TestCase("jane.doe@example.org", Password, null)]
    [TestCase("Žofie", Password, null)]
    [TestCase("j", Password, "account-name-invalid")]
    [TestCase("jane doe", Password, "account-name-invalid")]
    [TestCase("<jane>", Password, "account-name-invalid")]
    [TestCase("-jane", Password, "account-name-invalid")]
    [TestCase("jane", "spring2026", "password-too-short")]
    [TestCase("jane", "password1234", "password-common")]
    [TestCase("jane", "P@ssw0rd2026!", "password-common")]
    [TestCase("jane", "aaaaaaaaaaaaa", "password-common")]
    [TestCase("jane", "abababababab", "password-common")]
    [TestCase("jane", "1234567890123", "password-common")]
    [TestCase("jane", "qwertyuiop12", "password-common")]
    [TestCase("maria.lopez", "Maria-Lopez-1234", "password-common")]
    [TestCase("jane", "tulips under water", null)]
    [TestCase("jane", "Jane likes tulips", null)]
    [TestCase("jane", "密码一定要足够长才行所以", null)]
    public async Task Add_NameAndPassword_AreTakenOrRefusedWithReason(string name, string password, string? problem)
    {
        var outcome = await _desk.Add(name, ActorRole.Analyst, password, Operator);

        outcome.Problems.Select(each => each.Code).ShouldBe(problem is null ? [] : [problem]);
        (await _desk.GetAll()).Count.ShouldBe(problem is null ? 1 : 0);
    }

    [Test]
    public async Task Add_PasswordBeyondReason_IsTooLong() =>
        (await _desk.Add("jane", ActorRole.Analyst, string.Concat(Enumerable.Repeat("tulips under water ", 20)), Operator))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("password-too-long");

    [TestCase("jane")]
    [TestCase("JANE")]
    [TestCase("ｊａｎｅ")]
    public async Task Add_NameThatDiffersByCaseOnly_IsTaken(string name)
    {
        await Add("Jane");

        (await _desk.Add(name, ActorRole.Analyst, Password, Operator)).Problems.ShouldHaveSingleItem().Code.ShouldBe("account-name-taken");
    }

    [Test]
    public void NewPassword_Made_IsGoodEnoughAndNeverTheSame()
    {
        var made = Enumerable.Range(0, 50).Select(_ => AccountDesk.NewPassword()).ToList();

        made.ShouldBeUnique();
        var problems = new ProblemLog();
        made.ForEach(password => PasswordRule.Check(password, "jane", Place.OfFile("account"), problems));
        problems.Problems.ShouldBeEmpty();
    }

    [TestCase("jane", Password, true)]
    [TestCase("JANE ", Password, true)]
    [TestCase("jane", "Correct horse battery staple", false)]
    [TestCase("jane", "", false)]
    [TestCase("nobody", Password, false)]
    public async Task TrySignIn_NameAndPassword_DecideTogether(string name, string password, bool expected)
    {
        await Add("jane");

        ((await _desk.TrySignIn(name, password, Address)).Account is not null).ShouldBe(expected);
    }

    [Test]
    public async Task TrySignIn_Disabled_IsAsWrong()
    {
        await Add("jane");
        (await _desk.Disable("jane", Operator)).Succeeded.ShouldBeTrue();

        (await _desk.TrySignIn("jane", Password, Address)).ShouldBe(new SignIn(null, null));
    }

    [TestCase("jane")]
    [TestCase("nobody")]
    public async Task TrySignIn_WrongAgainAndAgain_WaitsLongerEachTimeWhetherOrNotThereIsSuchAnAccount(string name)
    {
        await Add("jane");
        for (var i = 0; i < SignInPause.OfName.Free; i++)
        {
            (await _desk.TrySignIn(name, "wrong", Address)).PausedUntil.ShouldBeNull();
        }

        foreach (var seconds in new[] { 1, 2, 4, 8, 16 })
        {
            (await _desk.TrySignIn(name, "wrong", Address)).PausedUntil.ShouldBeNull();
            (await _desk.TrySignIn(name, "wrong", Address)).PausedUntil.ShouldBe(_clock.Now.AddSeconds(seconds));
            _clock.Now = _clock.Now.AddSeconds(seconds);
        }
    }

    [Test]
    public async Task TrySignIn_DuringAPause_RefusesTheRightPasswordAndTakesItAfter()
    {
        await Add("jane");
        for (var i = 0; i < 6; i++)
        {
            (await _desk.TrySignIn("jane", "wrong", Address)).PausedUntil.ShouldBeNull();
        }

        var refused = await _desk.TrySignIn("jane", Password, "198.51.100.7");
        refused.ShouldBe(new SignIn(null, _clock.Now.AddSeconds(1)));

        _clock.Now = refused.PausedUntil!.Value;
        (await _desk.TrySignIn("jane", Password, Address)).Account.ShouldNotBeNull();
        (await _desk.TrySignIn("jane", "wrong", Address)).PausedUntil.ShouldBeNull("the right password made the failures forgotten");
        (await _desk.TrySignIn("jane", "wrong", Address)).PausedUntil.ShouldBeNull();
    }

    [Test]
    public async Task TrySignIn_ClockWasAhead_IsNotPaused()
    {
        await _desk.Add("jane", ActorRole.Analyst, Password, Operator);
        var today = _clock.Now;
        _clock.Now = today.AddDays(40);
        for (var attempt = 0; attempt < 8; attempt++)
        {
            if ((await _desk.TrySignIn("jane", "wrong", Address)).PausedUntil is { } until)
            {
                _clock.Now = until;
            }
        }

        _clock.Now = today;
        (await _desk.TrySignIn("jane", "wrong", Address)).PausedUntil.ShouldBeNull();
        _clock.Now = (await _desk.TrySignIn("jane", Password, Address)).PausedUntil.ShouldNotBeNull("failures count as before");
        _clock.Now.ShouldBeLessThanOrEqualTo(today + SignInPause.OfName.MaxPause);

        (await _desk.TrySignIn("jane", Password, Address)).Account.ShouldNotBeNull();
    }

    [Test]
    public void Begin_ClockWasAheadWhileTheStoreWasFull_IsNotPaused()
    {
        var fallback = new SignInFallback();
        (byte[], SignInPause)[] keys = [([1], SignInPause.OfName)];
        DateTimeOffset? pausedUntil = null;
        while (pausedUntil is null)
        {
            pausedUntil = fallback.Begin(keys, _clock.Now.AddDays(40));
        }

        fallback.Begin(keys, _clock.Now).ShouldBeNull();
    }

    [Test]
    public async Task FindByToken_ClockWasAhead_OpensAndShowsItsUse()
    {
        var account = await Add("jane");
        var today = _clock.Now;
        _clock.Now = today.AddDays(40);
        var made = (await _tokens.Create(account, "script", "write", 365)).Value.ShouldNotBeNull();
        await Use();

        _clock.Now = today;
        await Use();

        (await _tokens.GetAll(account)).ShouldHaveSingleItem().LastUsedAt.ShouldBe(today);

        async Task Use()
        {
            var uses = new TokenUses(_store);
            uses.Note((await _tokens.Find(made.Secret)).ShouldNotBeNull().Token);
            await uses.Save();
        }
    }

    [Test]
    public async Task TrySignIn_ManyNamesFromOneAddress_PausesTheAddressAndNoOther()
    {
        await Add("jane");
        for (var i = 0; i <= SignInPause.OfAddress.Free; i++)
        {
            (await _desk.TrySignIn($"name{i}", "wrong", Address)).PausedUntil.ShouldBeNull();
        }

        (await _desk.TrySignIn("jane", Password, Address)).PausedUntil.ShouldNotBeNull();
        (await _desk.TrySignIn("jane", Password, "198.51.100.7")).Account.ShouldNotBeNull();
    }

    [Test]
    public async Task TrySignIn_AtOnceManyTimes_LooksAtNoMorePasswordsThanAreFree()
    {
        await Add("jane");

        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _desk.TrySignIn("jane", "wrong", Address))));

        attempts.Count(attempt => attempt.PausedUntil is null).ShouldBe(SignInPause.OfName.Free + 1);
    }

    [TestCase(5, 0)]
    [TestCase(6, 1)]
    [TestCase(7, 2)]
    [TestCase(15, 512)]
    [TestCase(16, 900)]
    [TestCase(2_000_000, 900)]
    public void After_Failures_DoublesUpToTheLongest(int failures, int seconds) =>
        SignInPause.OfName.After(failures).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Test]
    public async Task ChangePassword_WrongPresentOrBadNew_TellsBothAndChangesNothing()
    {
        var account = await Add("jane");

        (await _desk.ChangePassword(account, "wrong", "short", Address))
            .Problems.Select(problem => problem.Code)
            .ShouldBe(["password-wrong", "password-too-short"]);
        (await _desk.Find("jane")).ShouldBe(account);
    }

    [Test]
    public async Task ChangePassword_Right_EndsSessionsAndRevokesTokens()
    {
        var account = await Add("jane");
        var token = (await _tokens.Create(account, "script", "read", 30)).Value.ShouldNotBeNull();

        (await _desk.ChangePassword(account, Password, "tulips under water", Address)).Succeeded.ShouldBeTrue();

        (await _desk.Find("jane"))!.SecurityStamp.ShouldNotBe(account.SecurityStamp);
        (await _desk.TrySignIn("jane", Password, Address)).Account.ShouldBeNull();
        (await _desk.TrySignIn("jane", "tulips under water", Address)).Account.ShouldNotBeNull();
        (await _tokens.Find(token.Secret)).ShouldBeNull();
    }

    [Test]
    public async Task SignOutEverywhere_Tokens_AreRevoked()
    {
        var account = await Add("jane");
        var token = (await _tokens.Create(account, "script", "read", 30)).Value.ShouldNotBeNull();

        await _desk.SignOutEverywhere(account);

        (await _desk.Find("jane"))!.SecurityStamp.ShouldNotBe(account.SecurityStamp);
        (await _tokens.Find(token.Secret)).ShouldBeNull();
    }

    [Test]
    public async Task ChangePassword_WrongTooOften_IsPausedAsSigningInIs()
    {
        var account = await Add("jane");
        for (var attempt = 0; attempt <= SignInPause.OfName.Free; attempt++)
        {
            (await _desk.ChangePassword(account, "wrong", "tulips under water", Address))
                .Problems.ShouldHaveSingleItem()
                .Code.ShouldBe("password-wrong");
        }

        (await _desk.ChangePassword(account, Password, "tulips under water", Address))
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("password-paused");
        (await _desk.TrySignIn("jane", Password, Address)).PausedUntil.ShouldNotBeNull();
    }

    [Test]
    public async Task Reset_Disabled_SignsInAgainAndTokensStayRevoked()
    {
        var account = await Add("jane");
        var token = (await _tokens.Create(account, "script", "read", 30)).Value.ShouldNotBeNull();
        await _desk.Disable("jane", Operator);

        (await _desk.Reset("jane", "tulips under water", Operator)).Succeeded.ShouldBeTrue();

        (await _desk.TrySignIn("jane", "tulips under water", Address)).Account.ShouldNotBeNull();
        (await _tokens.Find(token.Secret)).ShouldBeNull();
    }

    [Test]
    public async Task ResetAndDisable_NoSuchAccount_SaySo()
    {
        (await _desk.Reset("jnae", Password, Operator)).Problems.ShouldHaveSingleItem().Code.ShouldBe("account-unknown");
        (await _desk.Disable("jnae", Operator)).Problems.ShouldHaveSingleItem().Code.ShouldBe("account-unknown");
    }

    [TestCase("", "read", 30, "token-name-missing")]
    [TestCase("script", "admin", 30, "token-scope-unknown")]
    [TestCase("script", null, 30, "token-scope-unknown")]
    [TestCase("script", "read", 0, "token-expiry-invalid")]
    [TestCase("script", "read", 367, "token-expiry-invalid")]
    public async Task CreateToken_SomethingWrong_TellsIt(string name, string? scope, int days, string problem) =>
        (await _tokens.Create(await Add("jane"), name, scope, days)).Problems.ShouldHaveSingleItem().Code.ShouldBe(problem);

    [Test]
    public async Task FindByToken_UntilItExpires_IsTheAccount()
    {
        var account = await Add("jane");
        var made = (await _tokens.Create(account, "script", "write", 1)).Value.ShouldNotBeNull();
        made.Secret.ShouldStartWith(ApiToken.Prefix);

        _clock.Now = _clock.Now.AddDays(1).AddSeconds(-1);
        var (found, token) = (await _tokens.Find(made.Secret))!.Value;
        found.ShouldBe(account);
        var uses = new TokenUses(_store);
        uses.Note(token);
        await uses.Save();
        (await _tokens.GetAll(account)).ShouldHaveSingleItem().LastUsedAt.ShouldBe(_clock.Now);

        _clock.Now = _clock.Now.AddSeconds(1);
        (await _tokens.Find(made.Secret)).ShouldBeNull();
        (await _tokens.Find(made.Secret + "x")).ShouldBeNull();
    }

    [Test]
    public async Task RevokeToken_OwnAndOnce_OpensNothingAnyMore()
    {
        var account = await Add("jane");
        var other = await Add("bob");
        var made = (await _tokens.Create(account, "script", "write", 1)).Value.ShouldNotBeNull();

        (await _tokens.Revoke(other, made.Token.Id)).ShouldBeFalse();
        (await _tokens.Find(made.Secret)).ShouldNotBeNull();
        (await _tokens.Revoke(account, made.Token.Id)).ShouldBeTrue();
        (await _tokens.Revoke(account, made.Token.Id)).ShouldBeFalse();
        (await _tokens.Find(made.Secret)).ShouldBeNull();
    }

    [Test]
    public async Task CreateToken_Stored_TheTokenIsNowhereInTheFile()
    {
        var made = (await _tokens.Create(await Add("jane"), "script", "write", 1)).Value.ShouldNotBeNull();

        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            var bytes = File.ReadAllBytes(file);
            bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(made.Secret[ApiToken.Prefix.Length..])).ShouldBe(-1);
            bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Password)).ShouldBe(-1);
        }
    }

    private async Task<Account> Add(string name) => await TestAccounts.Add(_store, name, ActorRole.Coordinator);
}
