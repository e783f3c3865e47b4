namespace Platform.Amazon.Tests;

public sealed class SurfaceTests
{
    [Fact]
    public void Public_types_stand_at_the_root_and_classes_are_sealed()
    {
        var types = typeof(ErrorCatalogue).Assembly.GetExportedTypes();
        types.ShouldAllBe(type => type.Namespace == "Platform.Amazon");
        types.Where(type => type.IsClass).ShouldAllBe(type => type.IsSealed);
    }

    [Fact]
    public void A_failed_result_has_no_value()
    {
        var failure = new AmazonFailure(ErrorCodes.AmazonUnreachable, null, null, Delivery.NotSent, null);
        var result = AmazonResult.Failed<bool>(failure);
        result.Succeeded.ShouldBeFalse();
        result.Failure.ShouldBe(failure);
        Should.Throw<InvalidOperationException>(() => result.Value).Message.ShouldContain("amazon.unreachable");
        AmazonResult.Success(true).Failure.ShouldBeNull();
    }
}
