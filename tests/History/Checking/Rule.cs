namespace Platform.History.Checking;

/// <summary>A way in which a fault shows.</summary>
internal enum Rule
{
    /// <summary>What was read is not what was stored, nor what was being stored when the process died.</summary>
    StoredAndGone,

    /// <summary>A stored envelope does not open.</summary>
    Unreadable,

    /// <summary>A pair was replaced by one that is neither the answer to its refresh nor a new link's.</summary>
    Overwritten,

    /// <summary>An account went without an unlink, a takeover or proof of Amazon.</summary>
    AccountDropped,

    /// <summary>Amazon refused a stored refresh token although no answer to it was ever missed.</summary>
    RefusedUnexplained,

    /// <summary>An answer came, the process lived on, and the pair was not stored.</summary>
    AnswerDropped,

    /// <summary>A link that should stand in the end does not, or Amazon does not confirm it.</summary>
    MissingAtTheEnd,

    /// <summary>Amazon gave two pairs for a code.</summary>
    CodeRedeemedTwice,

    /// <summary>A code was sent again although it may have been spent, by other than the one resume that is allowed.</summary>
    CodeSentAgain,

    /// <summary>Amazon saw a code or token more often than the platform's own clients were asked to send it.</summary>
    PresentedUnsent,

    /// <summary>A refresh token was sent, and no intent to do so was stored.</summary>
    SentWithoutIntent,

    /// <summary>A refresh token was sent while this living process had sent it already and waited for the answer.</summary>
    SentInFlight,

    /// <summary>A refresh token was sent again by the process that had its answer in hand.</summary>
    SentAfterAnswer,

    /// <summary>A refresh token was sent although its successor was stored.</summary>
    SentAfterSuccessor,

    /// <summary>A refresh was resumed while the process that had begun it could still have been alive.</summary>
    ResumedTooEarly,

    /// <summary>A pair was used that the record did not have any more, or not yet.</summary>
    UsedAfterErased,

    /// <summary>An account came back into the record that was not in it before, and that no flow has made.</summary>
    Resurrected,

    /// <summary>A partner was told linked after unlinked, without a callback in between.</summary>
    ToldLinkedAfterUnlink,
}
