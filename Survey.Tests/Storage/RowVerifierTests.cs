using Survey.Collecting.Accounts;
using Survey.Collecting.Links;
using Survey.Collecting.Rounds;
using Survey.Core.Responses;
using Survey.Core.Rounds;
using Survey.Storage;
using Survey.Storage.Tables;
using Survey.Tests.Support;

namespace Survey.Tests.Storage;

/// <summary>Changes from outside to drafts, links, accounts and contacts are found by their hash.</summary>
[TestFixture(StoreEngine.Sqlite)]
[TestFixture(StoreEngine.Postgres)]
public sealed class RowVerifierTests(StoreEngine engine)
{
    [TestCase("UPDATE draft SET document = replace(document, 'Agree', 'Agrea')", "stored draft of lake in minimal", "save it again")]
    [TestCase("UPDATE draft SET as_typed = '{}'", "stored draft of lake in minimal", "save it again")]
    [TestCase("UPDATE draft SET saved_by = 'Eve'", "stored draft of lake in minimal", "save it again")]
    [TestCase("UPDATE draft SET hash = NULL", "stored draft of lake in minimal", "save it again")]
    [TestCase("UPDATE contact SET email = 'eve@lake.example'", "stored contact of lake in minimal: secretariat.", "correct the contact")]
    [TestCase("UPDATE contact SET role = 'chair'", "stored contact of lake in minimal: chair.", "correct the contact")]
    [TestCase("UPDATE access_link SET secret_hash = x'00'", "stored links of lake in minimal: secretariat.", "revoke the link")]
    [TestCase("UPDATE access_link SET revoked_at = created_at", "stored links of lake in minimal: secretariat.", "revoke the link")]
    [TestCase("UPDATE access_link SET role = 'chair'", "stored links of lake in minimal: chair", "Stored links: 1; links that were issued")]
    [TestCase("DELETE FROM access_link", "stored links of lake in minimal: secretariat", "Stored links: 0; links that were issued")]
    [TestCase("UPDATE account SET password_hash = 'x'", "stored account jane", "survey user reset jane")]
    [TestCase("UPDATE account SET role = 'coordinator'", "stored account jane", "was added with this role")]
    [TestCase("UPDATE account SET name = 'jana'", "stored account jane", "but it is missing")]
    [TestCase("DELETE FROM account", "stored account jane", "but it is missing")]
    public async Task Verify_RowChangedByHand_NamesItAndSaysWhatToDo(string change, string place, string message)
    {
        using var round = await Fill();

        round.Place.Change(change);

        (await StoreVerifier.Verify(round.Store)).Problems.ShouldContain(problem =>
            problem.Code == "store-row-changed"
            && problem.Place.ToString().StartsWith(place, StringComparison.Ordinal)
            && problem.InEnglish().Contains(message, StringComparison.Ordinal));
    }

    [TestCase("UPDATE round_decision SET decision = 'prepared'", "decision: prepared; according to the audit trail: closed.")]
    [TestCase("DELETE FROM round_decision", "decision: –; according to the audit trail: closed.")]
    public async Task Verify_DecisionChangedByHand_IsFoundByTheTrail(string change, string message)
    {
        using var round = await Fill();
        (await new RoundDesk(round.Store).Close("minimal", "All have answered.", TestActors.Operator)).Succeeded.ShouldBeTrue();
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();

        round.Place.Change(change);

        (await StoreVerifier.Verify(round.Store)).Problems.ShouldHaveSingleItem().InEnglish().ShouldContain(message);
    }

    [Test]
    public async Task Verify_DecisionOfALoadedRoundAdded_IsFoundByTheTrail()
    {
        using var round = await Fill();
        await using (var session = await round.Store.BeginWriteAsync())
        {
            await session.Rounds.SetDecision("minimal", RoundDecision.Closed, reason: null, "Somebody");
            await session.Commit();
        }

        (await StoreVerifier.Verify(round.Store)).Problems.ShouldHaveSingleItem().InEnglish().ShouldContain("decision: closed");
    }

    [Test]
    public async Task Run_VerifyWithAChangedRow_EndsWithOne()
    {
        using var round = await Fill();
        round.Place.Change("UPDATE account SET disabled_at = created_at");

        var run = await SurveyCommand.Run("verify", "--store", round.StorePath);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("stored account jane: error store-row-changed: The account is not as it was stored.");
    }

    [Test]
    public async Task Verify_BitsFlippedInDrafts_AreAllFound()
    {
        using var round = await Fill();
        var random = new Random(11);
        var document = round.Place.Read<string>("SELECT document FROM draft");
        for (var trial = 0; trial < 12; trial++)
        {
            // Another letter or sign, because PostgreSQL keeps only valid texts.
            var flipped = document.ToCharArray();
            flipped[random.Next(flipped.Length)] ^= (char)(1 << random.Next(5));
            round.Place.Change("UPDATE draft SET document = @flipped", new { flipped = new string(flipped) });

            (await StoreVerifier.Verify(round.Store)).Problems.ShouldHaveSingleItem().Code.ShouldBe("store-row-changed");

            round.Place.Change("UPDATE draft SET document = @document", new { document });
            (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
        }
    }

    [Test]
    public async Task Verify_AfterEveryKindOfChange_IsInOrder()
    {
        using var round = await Fill();
        var links = new LinkDesk(round.Store);
        await links.NoteOpened((await links.GetAll("minimal"))[0]);
        (await round.Save("lake", """{"has_recommendations": "no"}""")).Succeeded.ShouldBeTrue();
        await using (var session = await round.Store.BeginWriteAsync())
        {
            await session.Drafts.SavePages("minimal", "lake", "[]");
            await session.Drafts.SavePages("minimal", "delta", "[]");
            await session.Contacts.NoteBounce("minimal", "office@lake.example", "no such mailbox");
            var jane = (await session.Accounts.Find("jane"))!;
            await session.Accounts.Update(jane with { SecurityStamp = "new", DisabledAt = session.Time.GetUtcNow() });
            await session.Accounts.Update(jane with { PasswordHash = "new" });
            await session.Commit();
        }

        await links.Revoke("minimal", "lake", role: null, id: null, TestActors.Operator);
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
        await round.Desk.Discard("minimal", "lake", CollectingRound.By(ActorRole.Secretariat));
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public async Task Verify_RowWithASmallChangeAfterOneFromOutside_IsStillFound()
    {
        using var round = await Fill();
        round.Place.Change("UPDATE draft SET document = '{}'; UPDATE contact SET name = 'Eve'; UPDATE access_link SET created_by = 'Eve'");

        await using (var session = await round.Store.BeginWriteAsync())
        {
            await session.Drafts.SavePages("minimal", "lake", "[]");
            await session.Contacts.NoteBounce("minimal", "office@lake.example", "no such mailbox");
            var link = (await session.Links.GetAll("minimal"))[0];
            await session.Links.NoteOpened(link.Bucket, link.Id);
            await session.Commit();
        }

        (await StoreVerifier.Verify(round.Store)).Problems.Count.ShouldBe(3);
    }

    [Test]
    public async Task Verify_ChangedRowSavedAgain_IsInOrder()
    {
        using var round = await Fill();
        round.Place.Change("UPDATE draft SET document = '{}', version = 7; UPDATE access_link SET created_by = 'Eve'");
        round.Place.Change("UPDATE account SET password_hash = 'x'");

        await using (var session = await round.Store.BeginWriteAsync())
        {
            await session.Drafts.Save((await session.Drafts.Find("minimal", "lake"))!);
            await session.Links.Revoke("minimal", "lake", role: null, id: null);
            await session.Accounts.Update((await session.Accounts.Find("jane"))! with { PasswordHash = "y" });
            await session.Commit();
        }

        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
    }

    [Test]
    public void Of_RowsThatReadTheSameOneAfterTheOther_DifferInHash()
    {
        RowHash.Of("ab", "c").ShouldNotBe(RowHash.Of("a", "bc"));
        RowHash.Of(null, "").ShouldNotBe(RowHash.Of("", null));
        RowHash.Of(1L).ShouldNotBe(RowHash.Of("1"));
        RowHash.Of("a"u8.ToArray()).ShouldNotBe(RowHash.Of("a"));
    }

    private async Task<CollectingRound> Fill()
    {
        var round = await CollectingRound.Make(engine: engine);
        (await round.Save("lake", """{"has_recommendations": "yes", "recommendations": [{"text": "Agree"}]}""")).Succeeded.ShouldBeTrue();
        (await new AccountDesk(round.Store).Add("jane", ActorRole.Analyst, TestAccounts.Password, TestActors.Operator))
            .Succeeded.ShouldBeTrue();
        (await new LinkDesk(round.Store).Issue("minimal", ["lake"], ActorRole.Secretariat, TestActors.Operator)).Succeeded.ShouldBeTrue();
        await using var session = await round.Store.BeginWriteAsync();
        await session.Contacts.Save(new ContactRow
        {
            Id = session.NewId(),
            Round = "minimal",
            Organization = "lake",
            Role = "secretariat",
            Name = "The office",
            Email = "office@lake.example",
            Language = "en",
        });
        await session.Commit();
        (await StoreVerifier.Verify(round.Store)).Problems.ShouldBeEmpty();
        return round;
    }
}
