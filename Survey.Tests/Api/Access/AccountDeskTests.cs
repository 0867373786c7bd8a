using Survey.Collecting.Accounts;
using Survey.Core.Problems;
using Survey.Core.Responses;
using Survey.Storage.Accounts;
using Survey.Storage.Sqlite;
using Survey.Tests.Support;

namespace Survey.Tests.Api.Access;

public sealed class AccountDeskTests
{
    private const string Password = TestAccounts.Password;
    private const string Address = "192.0.2.1";

    private static readonly Actor Operator = new(ActorRole.Operator, "test");

    private TemporaryFolder _folder = null!;
    private SetTime _clock = null!;
    private SqliteStore _store = null!;
    private AccountDesk _desk = null!;

    [SetUp]
    public void MakeStore()
    {
        _folder = new TemporaryFolder();
        _clock = new SetTime(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.Zero));
        StoreTemplate.CopyEmpty(_folder.PathOf("survey.db"));
        _store = SqliteStore.Open(_folder.PathOf("survey.db"), _clock, create: false);
        _desk = new AccountDesk(_store, _clock);
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
    public void Add_NameAndPassword_AreTakenOrToldWhy(string name, string password, string? problem)
    {
        var outcome = _desk.Add(name, ActorRole.Analyst, password, Operator);

        outcome.Problems.Select(each => each.Code).ShouldBe(problem is null ? [] : [problem]);
        _desk.GetAll().Count.ShouldBe(problem is null ? 1 : 0);
    }

    [Test]
    public void Add_PasswordBeyondReason_IsTooLong() =>
        _desk.Add("jane", ActorRole.Analyst, string.Concat(Enumerable.Repeat("tulips under water ", 20)), Operator).Problems.ShouldHaveSingleItem().Code.ShouldBe("password-too-long");

    [TestCase("jane")]
    [TestCase("JANE")]
    [TestCase("ｊａｎｅ")]
    public void Add_NameThatDiffersByCaseOnly_IsTaken(string name)
    {
        Add("Jane");

        _desk.Add(name, ActorRole.Analyst, Password, Operator).Problems.ShouldHaveSingleItem().Code.ShouldBe("account-name-taken");
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
    public void TrySignIn_NameAndPassword_DecideTogether(string name, string password, bool expected)
    {
        Add("jane");

        (_desk.TrySignIn(name, password, Address).Account is not null).ShouldBe(expected);
    }

    [Test]
    public void TrySignIn_Disabled_IsAsWrong()
    {
        Add("jane");
        _desk.Disable("jane", Operator).Succeeded.ShouldBeTrue();

        _desk.TrySignIn("jane", Password, Address).ShouldBe(new SignIn(null, null));
    }

    [TestCase("jane")]
    [TestCase("nobody")]
    public void TrySignIn_WrongAgainAndAgain_WaitsLongerEachTimeWhetherOrNotThereIsSuchAnAccount(string name)
    {
        Add("jane");
        for (var i = 0; i < SignInPause.OfName.Free; i++)
        {
            _desk.TrySignIn(name, "wrong", Address).PausedUntil.ShouldBeNull();
        }

        foreach (var seconds in new[] { 1, 2, 4, 8, 16 })
        {
            _desk.TrySignIn(name, "wrong", Address).PausedUntil.ShouldBeNull();
            _desk.TrySignIn(name, "wrong", Address).PausedUntil.ShouldBe(_clock.Now.AddSeconds(seconds));
            _clock.Now = _clock.Now.AddSeconds(seconds);
        }
    }

    [Test]
    public void TrySignIn_DuringAPause_RefusesTheRightPasswordAndTakesItAfter()
    {
        Add("jane");
        for (var i = 0; i < 6; i++)
        {
            _desk.TrySignIn("jane", "wrong", Address).PausedUntil.ShouldBeNull();
        }

        var refused = _desk.TrySignIn("jane", Password, "198.51.100.7");
        refused.ShouldBe(new SignIn(null, _clock.Now.AddSeconds(1)));

        _clock.Now = refused.PausedUntil!.Value;
        _desk.TrySignIn("jane", Password, Address).Account.ShouldNotBeNull();
        _desk.TrySignIn("jane", "wrong", Address).PausedUntil.ShouldBeNull("the right password made the failures forgotten");
        _desk.TrySignIn("jane", "wrong", Address).PausedUntil.ShouldBeNull();
    }

    [Test]
    public void TrySignIn_ManyNamesFromOneAddress_PausesTheAddressAndNoOther()
    {
        Add("jane");
        for (var i = 0; i <= SignInPause.OfAddress.Free; i++)
        {
            _desk.TrySignIn($"name{i}", "wrong", Address).PausedUntil.ShouldBeNull();
        }

        _desk.TrySignIn("jane", Password, Address).PausedUntil.ShouldNotBeNull();
        _desk.TrySignIn("jane", Password, "198.51.100.7").Account.ShouldNotBeNull();
    }

    [Test]
    public void TrySignIn_AtOnceManyTimes_LooksAtNoMorePasswordsThanAreFree()
    {
        Add("jane");

        var looked = Enumerable.Range(0, 20).AsParallel().WithDegreeOfParallelism(8)
            .Count(_ => _desk.TrySignIn("jane", "wrong", Address).PausedUntil is null);

        looked.ShouldBe(SignInPause.OfName.Free + 1);
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
    public void ChangePassword_WrongPresentOrBadNew_TellsBothAndChangesNothing()
    {
        var account = Add("jane");

        _desk.ChangePassword(account, "wrong", "short", Address).Problems.Select(problem => problem.Code).ShouldBe(["password-wrong", "password-too-short"]);
        _desk.Find("jane").ShouldBe(account);
    }

    [Test]
    public void ChangePassword_Right_EndsSessionsAndRevokesTokens()
    {
        var account = Add("jane");
        var token = _desk.CreateToken(account, "script", "read", 30).Value.ShouldNotBeNull();

        _desk.ChangePassword(account, Password, "tulips under water", Address).Succeeded.ShouldBeTrue();

        _desk.Find("jane")!.SecurityStamp.ShouldNotBe(account.SecurityStamp);
        _desk.TrySignIn("jane", Password, Address).Account.ShouldBeNull();
        _desk.TrySignIn("jane", "tulips under water", Address).Account.ShouldNotBeNull();
        _desk.FindByToken(token.Secret).ShouldBeNull();
    }

    [Test]
    public void SignOutEverywhere_Tokens_AreRevoked()
    {
        var account = Add("jane");
        var token = _desk.CreateToken(account, "script", "read", 30).Value.ShouldNotBeNull();

        _desk.SignOutEverywhere(account);

        _desk.Find("jane")!.SecurityStamp.ShouldNotBe(account.SecurityStamp);
        _desk.FindByToken(token.Secret).ShouldBeNull();
    }

    [Test]
    public void ChangePassword_WrongTooOften_IsPausedAsSigningInIs()
    {
        var account = Add("jane");
        for (var attempt = 0; attempt <= SignInPause.OfName.Free; attempt++)
        {
            _desk.ChangePassword(account, "wrong", "tulips under water", Address).Problems.ShouldHaveSingleItem().Code.ShouldBe("password-wrong");
        }

        _desk.ChangePassword(account, Password, "tulips under water", Address).Problems.ShouldHaveSingleItem().Code.ShouldBe("password-paused");
        _desk.TrySignIn("jane", Password, Address).PausedUntil.ShouldNotBeNull();
    }

    [Test]
    public void Reset_Disabled_SignsInAgainAndTokensStayRevoked()
    {
        var account = Add("jane");
        var token = _desk.CreateToken(account, "script", "read", 30).Value.ShouldNotBeNull();
        _desk.Disable("jane", Operator);

        _desk.Reset("jane", "tulips under water", Operator).Succeeded.ShouldBeTrue();

        _desk.TrySignIn("jane", "tulips under water", Address).Account.ShouldNotBeNull();
        _desk.FindByToken(token.Secret).ShouldBeNull();
    }

    [Test]
    public void ResetAndDisable_NoSuchAccount_SaySo()
    {
        _desk.Reset("jnae", Password, Operator).Problems.ShouldHaveSingleItem().Code.ShouldBe("account-unknown");
        _desk.Disable("jnae", Operator).Problems.ShouldHaveSingleItem().Code.ShouldBe("account-unknown");
    }

    [TestCase("", "read", 30, "token-name-missing")]
    [TestCase("script", "admin", 30, "token-scope-unknown")]
    [TestCase("script", null, 30, "token-scope-unknown")]
    [TestCase("script", "read", 0, "token-expiry-invalid")]
    [TestCase("script", "read", 367, "token-expiry-invalid")]
    public void CreateToken_SomethingWrong_TellsIt(string name, string? scope, int days, string problem) =>
        _desk.CreateToken(Add("jane"), name, scope, days).Problems.ShouldHaveSingleItem().Code.ShouldBe(problem);

    [Test]
    public void FindByToken_UntilItExpires_IsTheAccount()
    {
        var account = Add("jane");
        var made = _desk.CreateToken(account, "script", "write", 1).Value.ShouldNotBeNull();
        made.Secret.ShouldStartWith(ApiToken.Prefix);

        _clock.Now = _clock.Now.AddDays(1).AddSeconds(-1);
        _desk.FindByToken(made.Secret)!.Value.Account.ShouldBe(account);
        _desk.GetTokens(account).ShouldHaveSingleItem().LastUsedAt.ShouldBe(_clock.Now);

        _clock.Now = _clock.Now.AddSeconds(1);
        _desk.FindByToken(made.Secret).ShouldBeNull();
        _desk.FindByToken(made.Secret + "x").ShouldBeNull();
    }

    [Test]
    public void RevokeToken_OwnAndOnce_OpensNothingAnyMore()
    {
        var account = Add("jane");
        var other = Add("bob");
        var made = _desk.CreateToken(account, "script", "write", 1).Value.ShouldNotBeNull();

        _desk.RevokeToken(other, made.Token.Id).ShouldBeFalse();
        _desk.FindByToken(made.Secret).ShouldNotBeNull();
        _desk.RevokeToken(account, made.Token.Id).ShouldBeTrue();
        _desk.RevokeToken(account, made.Token.Id).ShouldBeFalse();
        _desk.FindByToken(made.Secret).ShouldBeNull();
    }

    [Test]
    public void CreateToken_Stored_TheTokenIsNowhereInTheFile()
    {
        var made = _desk.CreateToken(Add("jane"), "script", "write", 1).Value.ShouldNotBeNull();

        foreach (var file in Directory.EnumerateFiles(_folder.Path))
        {
            var bytes = File.ReadAllBytes(file);
            bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(made.Secret[ApiToken.Prefix.Length..])).ShouldBe(-1);
            bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(Password)).ShouldBe(-1);
        }
    }

    private Account Add(string name) => TestAccounts.Add(_store, name, ActorRole.Coordinator);
}
