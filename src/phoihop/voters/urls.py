"""Addresses of the voters' field: Vietnamese without accents; the names are English."""

from django.urls import path

from phoihop.voters.views import letters, petitions, referrals, replies

app_name = "voters"

urlpatterns = [
    path("kien-nghi/", petitions.petitions, name="petitions"),
    path("kien-nghi/<str:code>/", petitions.petition, name="petition"),
    path("kien-nghi/<str:code>/phan-loai/", petitions.classify, name="classify"),
    path("kien-nghi/<str:code>/loi-van/", petitions.wording, name="wording"),
    path("kien-nghi/<str:code>/dua-vao-cong-van/", letters.draft, name="draft"),
    path("kien-nghi/<str:code>/cong-khai/", petitions.publish, name="publish"),
    path("kien-nghi/<str:code>/go-cong-khai/", petitions.unpublish, name="unpublish"),
    path("kien-nghi/<str:code>/mo-lai/", petitions.reopen, name="reopen"),
    path("kien-nghi/<str:code>/ket-thuc/", petitions.close, name="close"),
    path("cong-van-chuyen/", letters.letters, name="letters"),
    path("cong-van-chuyen/<int:pk>/", letters.letter, name="letter"),
    path("cong-van-chuyen/<int:pk>/phat-hanh/", letters.issue, name="issue"),
    path("cong-van-chuyen/<int:pk>/tep/", letters.letter_file, name="letter_file"),
    path("luot-chuyen/<int:pk>/bo/", letters.remove, name="remove"),
    path("luot-chuyen/<int:pk>/nhan/", referrals.receive_referral, name="receive"),
    path("luot-chuyen/<int:pk>/tra-lai/", referrals.return_referral, name="return_wrong"),
    path("luot-chuyen/<int:pk>/chuyen-lai/", referrals.redraft_referral, name="redraft"),
    path("luot-chuyen/<int:pk>/thu-hoi/", referrals.recall, name="recall"),
    path("luot-chuyen/<int:pk>/dinh-chinh/", referrals.correct_referral, name="correct"),
    path("luot-chuyen/<int:pk>/bao-cu-tri/", referrals.deliver_referral, name="deliver"),
    path("luot-chuyen/<int:pk>/tra-loi/", replies.reply, name="reply"),
    path("luot-chuyen/<int:pk>/danh-gia/", replies.evaluate_reply, name="evaluate"),
    path("luot-chuyen/<int:pk>/loi-hua/", replies.promise, name="promise"),
    path("tra-loi/<int:pk>/tep/", replies.reply_file, name="reply_file"),
]
