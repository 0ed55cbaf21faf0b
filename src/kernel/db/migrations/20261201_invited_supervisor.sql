-- 特邀执法监督员: somebody from society, who reads the single cases he is invited to and acts on none.
alter table account_role drop constraint account_role_role_check;
alter table account_role add constraint account_role_role_check check (role in ('clerk', 'handler', 'reviewer', 'legal_reviewer', 'office_head', 'organ_head', 'supervisor', 'statistician', 'administrator', 'security_officer', 'auditor', 'invited_supervisor'));
