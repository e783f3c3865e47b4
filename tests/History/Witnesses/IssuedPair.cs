namespace Platform.History.Witnesses;

/// <summary>A pair that Amazon gave, by its own record.</summary>
/// <param name="AnswerTo">The code or refresh token that it was given for.</param>
/// <param name="Access">The access token.</param>
internal sealed record IssuedPair(string AnswerTo, string Access);
